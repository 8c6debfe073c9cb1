//! Passwords in the arguments of commands and the lines of configurations that no
//! telling key comes before: `mysql -phunter2`, `curl -u user:password`,
//! `machine … login … password …`.
//!
//! The name of the command is what is noticed; the flag must follow on its line,
//! within [`LONGEST_THEN`](crate::rule::form::LONGEST_THEN) bytes. Each row comes
//! twice: for a bare word, and for text in quotes.

use crate::rule::{Rule, Tail};

/// The rest of a command line, up to where the next one begins.
macro_rules! line {
    ($($then:literal),*) => { concat!(r"[^\r\n|;<>]*", $($then),*) };
}

/// The rest of a command line of one of MySQL's clients.
macro_rules! mysql {
    ($then:literal) => {
        concat!(
            r#"(?:dump|admin|import|show|check|binlog|slap|pump|sh)?(?:\.exe)?(?:\\{0,7}["'],?[ \t]?|,?[ \t])"#,
            r#"(?:[^\r\n|;<>]*[ "'\t])?"#,
            $then
        )
    };
}

/// A bare word: no blank, no quote, nothing that ends a command.
/// A bracket or comma belongs to it where more of it follows.
const WORD: &str = r#"[^\x00-\x20\x7f"'`\\;|<>(){}\[\],=-](?:[^\x00-\x20\x7f"'`\\;|<>(){}\[\],]|[(){}\[\],]{1,3}[^\x00-\x20\x7f"'`\\;|<>(){}\[\],.:=!?/-])*"#;

/// Text in quotes, up to any quote.
const TEXT: &str = r#"[^\x00-\x20\x7f"'`\\<,:)\]][^\x00-\x1f\x7f"'`\\<]*"#;

/// Variables, placeholders and masks.
const SPARE: &str = r"\$.*|%[A-Za-z_]*%?|<[^>]*>?|\{.*|[*.x]{3,}|[X*]+|[Pp]assword|PASSWORD|[Pp]ass|PASS|your[-_].*|YOUR[-_].*|prompt|null|none";

/// A row for a bare word.
const fn word(id: &'static str, about: &'static str) -> Rule {
    Rule::token(id, about)
        .secret(WORD)
        .spare(SPARE)
        .tail(Tail::None)
        .searched()
        .reach(256)
}

/// A row for text in quotes.
const fn text(id: &'static str, about: &'static str) -> Rule {
    word(id, about).secret(TEXT)
}

const MYSQL: &str = "https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html";
const MONGO: &str = "https://www.mongodb.com/docs/mongodb-shell/reference/options/";
const CURL: &str = "https://curl.se/docs/manpage.html";
const REDIS: &str = "https://redis.io/docs/latest/commands/auth/";
const DOCKER: &str = "https://docs.docker.com/reference/cli/docker/login/";
const PSEXEC: &str = "https://learn.microsoft.com/en-us/sysinternals/downloads/psexec";
const CISCO: &str =
    "https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/security/d1/sec-d1-cr-book/sec-cr-e1.html";
const SSHPASS: &str = "https://manpages.debian.org/stable/sshpass/sshpass.1.en.html";

/// The rows.
pub(crate) const RULES: &[Rule] = &[
    word("mysql-password", "password in the arguments of a MySQL client")
        .source(MYSQL)
        .anchors(&["mysql"])
        .then(mysql!("-p"))
        .examples(&[
            "sh: mysql -u root -p«{alnum:10}» db",
            "/usr/bin/mysqldump --all-databases -uroot -p«{alnum:8}» > a.sql",
            "[\"mysqladmin\", \"-p«{alnum:9}»\", \"ping\"]",
        ])
        .counterexamples(&["sh: mysql -u root -p db", "/mysql -u a -p$PASS", "mysqld: ready, -p{alnum:5}", " mysql -h a; run -p{alnum:5}"]),
    text("mysql-password", "password in the arguments of a MySQL client")
        .source(MYSQL)
        .anchors(&["mysql"])
        .then(mysql!("-p\\\\{0,7}[\"']"))
        .examples(&["sh: mysql -u root -p'«{alnum:4} {alnum:5}»' db"])
        .counterexamples(&["sh: mysql -u root -p '{alnum:5}'", "mysql -p'$PASS'"]),
    word("mongo-password", "password in the arguments of a MongoDB client")
        .source(MONGO)
        .anchors(&["mongo"])
        .then(line!("[ \"'\\t]-p[ =]{1,2}"))
        .examples(&["mongosh -u admin -p «{alnum:10}» --host a", "mongodump -p=«{alnum:10}»"])
        .counterexamples(&["mongosh -u admin -p --host a", "mongo -p $PASS"]),
    text("mongo-password", "password in the arguments of a MongoDB client")
        .source(MONGO)
        .anchors(&["mongo"])
        .then(line!("[ \"'\\t]-p[ =]{1,2}\\\\{0,7}[\"']"))
        .examples(&["mongosh -u admin -p '«{alnum:4} {alnum:5}»' --host a"])
        .counterexamples(&["mongosh -p \"${{PASS}}\"", "mongo -p ''"]),
    word("sshpass-password", "password in the arguments of sshpass")
        .source(SSHPASS)
        .anchors(&["shpa"])
        .before("s")
        .then(concat!("ss", line!("[ \"'\\t]-p ?")))
        .examples(&["sshpass -p «{alnum:10}» ssh a@b", "sshpass -v -p«{alnum:10}» scp a b:"])
        .counterexamples(&["sshpass -f /etc/pw ssh a@b", "sshpass -p $PASS ssh a"]),
    text("sshpass-password", "password in the arguments of sshpass")
        .source(SSHPASS)
        .anchors(&["shpa"])
        .before("s")
        .then(concat!("ss", line!("[ \"'\\t]-p(?: ?\\\\{0,7}[\"']|\\\\{0,7}[\"'], ?\\\\{0,7}[\"'])")))
        .examples(&["sshpass -p '«{alnum:4} {alnum:5}»' ssh a@b", "['sshpass', '-p', '«{alnum:9}»', 'ssh']"])
        .counterexamples(&["sshpass -p \"$PASS\" ssh a", "sshpass -e ssh 'a@b'"]),
    word("docker-login-password", "password in the arguments of docker login")
        .source(DOCKER)
        .anchors(&["r login"])
        .before("docke")
        .then(line!("[ \\t]-p[ =]?"))
        .examples(&["docker login -u a -p «{alnum:20}» r.example.org", "docker login -p=«{alnum:9}» -u a"])
        .counterexamples(&["docker login -u a --password-stdin r", "docker login -u a -p $TOKEN"]),
    text("docker-login-password", "password in the arguments of docker login")
        .source(DOCKER)
        .anchors(&["r login"])
        .before("docke")
        .then(line!("[ \\t]-p[ =]?\\\\{0,7}[\"']"))
        .examples(&["docker login -u a -p '«{alnum:20}»' r"])
        .counterexamples(&["docker login -u a -p \"$TOKEN\"", "docker login -u 'a'"]),
    word("psexec-password", "password in the arguments of PsExec")
        .source(PSEXEC)
        .anchors(&["psexe", "PsExe"])
        .then(concat!("c", line!("[ \\t]-p ")))
        .examples(&["psexec \\\\\\\\host -u a -p «{alnum:10}» cmd", "PsExec64.exe -u a -p «{alnum:9}» cmd"])
        .counterexamples(&["psexec -u a -p %PASS% cmd", "psexec -u a cmd"]),
    text("psexec-password", "password in the arguments of PsExec")
        .source(PSEXEC)
        .anchors(&["psexe", "PsExe"])
        .then(concat!("c", line!("[ \\t]-p \\\\{0,7}\"")))
        .examples(&["psexec -u a -p \"«{alnum:5} {alnum:5}»\" cmd"])
        .counterexamples(&["psexec -u a -p \"%PASS%\" cmd", "psexec -u \"a\" cmd"]),
    word("curl-user-password", "password in the arguments of curl")
        .source(CURL)
        .anchors(&["curl"])
        .then(line!("[ \"'\\t](?:-[A-Za-z]{0,5}[uU]|--(?:proxy-)?user)[ =]?[^\\x00-\\x20\"'`\\\\:;|<>/]+:"))
        .examples(&[
            "curl -u admin:«{alnum:10}» https://a",
            "curl -sS --user admin:«{alnum:10}» https://a",
            "curl https://a?b=c&d -ubob:«{alnum:10}»",
        ])
        .counterexamples(&["curl -u admin https://a:8080/", "curl -u $USER:$PASS https://a", "curl/8.0 -u a"]),
    text("curl-user-password", "password in the arguments of curl")
        .source(CURL)
        .anchors(&["curl"])
        .then(line!("[ \"'\\t](?:-[A-Za-z]{0,5}[uU]|--(?:proxy-)?user)(?:[ =]?\\\\{0,7}[\"']|\\\\{0,7}[\"'],? ?\\\\{0,7}[\"'])[^\\x00-\\x20\"'`\\\\:;|<>/]+:"))
        .examples(&[
            "curl -u 'admin:«{alnum:4} {alnum:5}»' https://a",
            "{{\"cmd\":\"curl -u \\\"admin:«{alnum:9}»\\\" https://a\"}}",
            "['curl', '-u', 'admin:«{alnum:9}»', 'https://a']",
        ])
        .counterexamples(&["curl -u \"$USER:$PASS\" https://a", "curl -H 'a: {alnum:9}'"]),
    Rule::token("redis-password", "password of a Redis server")
        .secret(WORD)
        .spare(SPARE)
        .tail(Tail::None)
        .reach(256)
        .source(REDIS)
        .anchors(&["redis-"])
        .then("cli[^\\r\\n|;<>]*[ \\t]-a ")
        .examples(&["redis-cli -h a -a «{alnum:10}» ping", "/bin/redis-cli -a «{alnum:20}»"])
        .counterexamples(&["redis-cli -h a -a $REDIS_PASS ping", "redis-server -a {alnum:9}"]),
    word("redis-password", "password of a Redis server")
        .source(REDIS)
        .anchors(&["irepa"])
        .before("requ")
        .then("ss(?:[ \\t]{1,4}|\\\\{0,7}[\"'],? ?)(?:\\\\{0,7}[\"'])?")
        .examples(&["requirepass «{alnum:10}»", "redis-server --requirepass «{alnum:9}»"])
        .counterexamples(&["requirepass $PASS", "requirepassword {alnum:9}"]),
    word("redis-password", "password of a Redis server")
        .source(REDIS)
        .anchors(&["raut"])
        .before("maste")
        .then("h[ \\t]{1,4}(?:\\\\{0,7}\")?")
        .examples(&["masterauth «{alnum:10}»", "\nmasterauth \"«{alnum:9}»\""])
        .counterexamples(&["masterauth <master-password>", "masterauthority {alnum:9}"]),
    text("redis-password", "password of a Redis server")
        .source(REDIS)
        .anchors(&["\"AUTH"])
        .then("\\\\{0,7}\" (?:\\\\{0,7}\"[^\"\\\\]{1,32}\\\\{0,7}\" )?\\\\{0,7}\"")
        // A user's name may be what comes first.
        .examples(&["[0 127.0.0.1:5000] \"AUTH\" \"«{alnum:10}»\""])
        .counterexamples(&["\"AUTH\" \"${{PASS}}\"", "\"AUTHOR\" \"{alnum:9}\""]),
    word("netrc-password", "password in a .netrc file")
        .source("https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html")
        .anchors(&["machin"])
        .then(r"e[ \t]+[^\x00-\x20]+\s+(?:login\s+[^\x00-\x20]+\s+)?(?:account\s+[^\x00-\x20]+\s+)?password[ \t]+")
        .examples(&[
            "machine a.example.org login bob password «{alnum:10}»",
            "machine a.example.org\n  login bob\n  password «{alnum:10}»\n",
        ])
        .counterexamples(&["machine a login b password $PASS", "the machine a lost its login password {alnum:9}"]),
    word("pgpass-password", "password in a .pgpass file")
        .source("https://www.postgresql.org/docs/current/libpq-pgpass.html")
        .anchors(&[":5432"])
        .then(r":[A-Za-z0-9_*-]{1,63}:[A-Za-z0-9_.@-]{1,63}:")
        .examples(&["localhost:5432:app:bob:«{alnum:10}»", "*:5432:*:bob:«{alnum:10}»"])
        .counterexamples(&["0.0.0.0:5432:5432/tcp", "postgres://a:5432/b", "localhost:5432:app:bob: failed"]),
    word("sql-password", "password in a statement")
        .source("https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CREATE-USER.html")
        .anchors(&["FIED BY "])
        .before("IDENTI")
        .spare("VALUES|PASSWORD|EXTERNALLY|GLOBALLY|[a-z]{1,4}|[&:?$%*].*|\\{.*")
        .examples(&["CREATE USER a IDENTIFIED BY «{alnum:10}»;", "ALTER USER a IDENTIFIED BY «{lower:8}» ACCOUNT UNLOCK"])
        .counterexamples(&["IDENTIFIED BY VALUES &x", "IDENTIFIED BY &pw", "was identified by {alnum:9}"]),
    word("docker-env", "credential in an ENV of a Dockerfile, as a build prints it")
        .source("https://docs.docker.com/reference/dockerfile/#env")
        .anchors(&["ENV "])
        .before(": ")
        .then("[A-Z0-9_]*(?:PASSWORD|PASSWD|_PASS|TOKEN|SECRET|API_KEY|ACCESS_KEY|PRIVATE_KEY) ")
        .examples(&["Step 3/9 : ENV DB_PASSWORD «{alnum:10}»", "Step 4/9 : ENV NPM_TOKEN «{alnum:36}»"])
        .counterexamples(&["Step 3/9 : ENV DB_PASSWORD $PASS", "Step 3/9 : ENV TOKEN_TYPE {alnum:10}"]),
    Rule::token("aws-secret-access-key", "AWS secret access key")
        .source("https://docs.aws.amazon.com/cli/latest/reference/configure/set.html")
        .anchors(&["ret_access_ke"])
        .then("y ")
        .before("aws_sec")
        .searched()
        .secret("[A-Za-z0-9+/]{40}")
        .tail(Tail::Exact)
        .reach(64)
        .examples(&["+ aws configure set aws_secret_access_key «{b64:40}»", "aws configure set aws_secret_access_key «{b64:40}» --profile a"])
        .counterexamples(&["aws configure set aws_secret_access_key $SECRET", "aws_secret_access_key_id {b64:40}"]),
    text("sql-password", "password in a statement")
        .source("https://dev.mysql.com/doc/refman/8.4/en/set-password.html")
        .anchors(&["PASSWORD FO"])
        .then("R[^\\r\\n;=]*= ?(?:PASSWORD\\()?\\\\{0,7}[\"']")
        .examples(&["SET PASSWORD FOR 'a'@'b' = '«{alnum:9}»'", "SET PASSWORD FOR a = \"«{alnum:9}»\""])
        .counterexamples(&["SET PASSWORD FOR 'a' TO RANDOM", "SET PASSWORD FOR a = '***'"]),
    word("snmp-community", "SNMP community, which is a password")
        .source("https://www.net-snmp.org/docs/man/snmpd.conf.html")
        .anchors(&["mmunit"])
        .before("(?:r[ow]co|snmp-server co)")
        .then("y6? ")
        // The one that comes with every device.
        .spare("public|private|\\$.*|<[^>]*>?|\\*+|default|string")
        .examples(&["rocommunity «{alnum:10}» 10.0.0.0/8", "snmp-server community «{alnum:9}» RO"])
        .counterexamples(&["rocommunity public", "the community {alnum:9}"]),
    Rule::token("cisco-password", "password that a Cisco device stores reversibly")
        .source(CISCO)
        .anchors(&["sword 7", "y 7 "])
        .searched()
        .then(" ?")
        .secret("[0-9]{2}(?:[0-9A-Fa-f]{2}){3,}")
        .spare("[0-9]+|[0-9A-Fa-f]*[G-Zg-z_-].*")
        .examples(&["enable password 7 «0{digit:1}{HEX:16}»", " key 7 «1{digit:1}{HEX:12}»"])
        .counterexamples(&["password 7 characters", "key 7 of 12"]),
    Rule::token("smtp-login", "login in a mail dialogue")
        .source("https://www.rfc-editor.org/rfc/rfc4616")
        .anchors(&["PLAIN"])
        .before("AUTH ")
        .searched()
        .then(" ")
        .secret("[A-Za-z0-9+/]{12,}={0,2}")
        .tail(Tail::None)
        .reach(64)
        .examples(&["C: AUTH PLAIN «{b64:30}==»", "<< AUTH PLAIN «{b64:40}»\r\n"])
        .counterexamples(&["250 AUTH PLAIN LOGIN", "AUTH PLAIN\r\n"]),
];
