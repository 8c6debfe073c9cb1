//! The rows. Specific ones come first: of findings that begin at the same byte
//! the earlier row gives the label.

use crate::rule::{Level, Rule, Tail, Value};

/// A row: the match ends of a value follow each other closely.
const fn key(
    id: &'static str,
    about: &'static str,
    words: &'static [&'static str],
    value: Value,
) -> Rule {
    Rule::key(id, about, words, value).reach(256)
}

/// The telling keys.
pub(crate) const RULES: &[Rule] = &[
    key(
        "aws-secret-access-key",
        "AWS secret access key",
        &["secret_access_key", "aws_secret_key"],
        Value::Shape,
    )
    .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html")
    .secret("[A-Za-z0-9+/]{40}={0,2}")
    .tail(Tail::Exact)
    .examples(&[
        "AWS_SECRET_ACCESS_KEY=«{b64:40}»",
        "\"SecretAccessKey\": \"«{b64:40}»\"",
        "aws_secret_access_key = «{b64:40}»",
        "{{\\\"secretAccessKey\\\":\\\"«{b64:40}»\\\"}}",
    ])
    .counterexamples(&["AWS_SECRET_ACCESS_KEY=${{AWS_SECRET_ACCESS_KEY}}", "secret_access_key_id={b64:40}"]),
    key(
        "aws-session-token",
        "AWS session token",
        &["session_token", "amz_security_token", "aws_security_token"],
        Value::Shape,
    )
    .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html")
    .secret("[A-Za-z0-9+/%]{100,}={0,2}")
    .tail(Tail::Class("[A-Za-z0-9+/%_=-]"))
    .examples(&[
        "AWS_SESSION_TOKEN=«{b64:300}»",
        "\"SessionToken\": \"«{b64:400}==»\"",
        "X-Amz-Security-Token=«{alnum:120}%2F{alnum:80}»&X-Amz-Expires=60",
    ])
    .counterexamples(&["session_token=expired", "session_tokens={b64:300}"]),
    key(
        "password",
        "password under its name",
        &[
            "password", "password_confirmation", "password_confirm", "passwd", "passphrase", "passcode", "passwrd", "pswd", "passw", "bindpw",
            "rootpw",
        ],
        Value::Any,
    )
    .source("https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html")
    .examples(&[
        "password=«{alnum:10}»",
        "PGPASSWORD=«{alnum:6}»",
        "\"db_password\": \"«{alnum:4} {alnum:4}»\"",
        "{{\\\"password\\\":\\\"«{alnum:12}»\\\"}}",
        "passphrase: '«{alnum:12}»'",
        "{{\"password\":«{digit:6}»}}",
        "login --password «{alnum:9}» --verbose",
        "Server=db;Password=«{alnum:9}»;Encrypt=true",
        "user=a&password=«{alnum:9}»&next=b",
        "password%3D«{alnum:9}»%26next%3Db",
    ])
    .counterexamples(&[
        "password: incorrect",
        "password=${{DB_PASSWORD}}",
        "password_hash={hex:32}",
        "Failed password for root from 10.0.0.1 port 22",
        "passwords: 12",
        "{{\"password\":null}}",
        "password: ********",
    ]),
    key("sql-password", "password in a statement", &["identified_by", "identified_by_values", "identified_as"], Value::Phrase)
        .source("https://dev.mysql.com/doc/refman/8.4/en/create-user.html")
        .examples(&[
            "CREATE USER 'a'@'%' IDENTIFIED BY '«{alnum:10}»';",
            "alter user a identified by \"«{alnum:10}»\"",
            "ALTER USER a IDENTIFIED WITH caching_sha2_password BY '«{alnum:9} {alnum:3}»'",
        ])
        .counterexamples(&["the user was identified by name 'x'", "IDENTIFIED BY '***'", "was identified as \"{alnum:9}\"", "identified by \"${{PASSWORD}}\""]),
    key("pass", "password under a short name", &["^pass", "_pass"], Value::Any)
        .source("https://docs.docker.com/reference/compose-file/services/#environment")
        .spare(r"[0-9]{1,4}%?|[A-Za-z]{1,3}")
        .examples(&[
            "DB_PASS=«{alnum:10}»",
            "smtp_pass: «{alnum:10}»",
            "{{ user: 'a', pass: '«{alnum:10}»' }}",
            "mailPass = \"«{alnum:10}»\"",
        ])
        .counterexamples(&["PASS: test_{alnum:5}", "bypass=maybe", "compass: north", "pass: 12"]),
    key("pwd", "password under the name of connection strings", &["^pwd"], Value::Any)
        .source("https://learn.microsoft.com/en-us/sql/connect/odbc/dsn-connection-string-attribute")
        // The shell's working directory has the same name.
        .spare(r"/|(?:[/~.]|[A-Za-z]:)[/A-Za-z_.][A-Za-z0-9_./ +@-]*")
        .examples(&["UID=sa;PWD=«{alnum:10}»;", "MYSQL_PWD=«{alnum:10}»", "Pwd={{«p;w {alnum:8}»}};"])
        .counterexamples(&["PWD=/home/user", "OLDPWD=/tmp", "PWD=/"]),
    key(
        "client-secret",
        "secret of an application",
        &[
            "client_secret", "consumer_secret", "app_secret", "application_secret", "api_secret",
            "jwt_secret", "shared_secret", "webhook_secret", "secret_key", "session_secret",
            "auth_secret", "signing_secret", "encryption_secret", "secret_key_base",
        ],
        Value::Any,
    )
    .source("https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1")
    .examples(&[
        "client_secret=«{alnum:32}»&grant_type=x",
        "\"clientSecret\": \"«{alnum:20}»\"",
        "JWT_SECRET=«{lower:12}{digit:2}»",
        "SECRET_KEY_BASE=«{hex:128}»",
    ])
    .counterexamples(&["client_secret_post", "client_secret=<secret>", "client_secret: missing"]),
    key("secret", "secret under its name", &["secret!:", "secret_value", "auth_salt", "logged_in_salt", "nonce_salt"], Value::Long)
        .source("https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html")
        // The names that Kubernetes and, in a part of an ARN, AWS give one.
        // `docker build --secret id=…` says where one comes from.
        .spare("(?:id|type|env)=[A-Za-z0-9_.-]+|[a-z0-9-]+-token-[a-z0-9]{5}|[A-Za-z0-9_+=.@-]+(?:/[A-Za-z0-9_+=.@-]+)+-[A-Za-z0-9]{6}")
        .examples(&[
            "secret=«{alnum:24}»",
            "1:secret:«{alnum:24}»",
            "Secret: \"«{alnum:24}»\"",
            "otpauth://totp/a?secret=«{base32:32}»&issuer=b",
            "login --secret «{hex:40}»",
        ])
        .counterexamples(&["arn:aws:secretsmanager:eu-west-1:{digit:12}:secret:MyName-{alnum:6}", "secret: my-app-config", "secret_name={alnum:24}", "secret=%s"]),
    key(
        "token",
        "token under its name",
        &["token",
            // Said again for `--authtoken`: a flag's word begins at a hyphen.
            "auth_token", "_jwt", "^jwt", "^bearer", "npm_auth_ident", "^psk", "pre_shared_key", "preshared_key"],
        Value::Long,
    )
    .source("https://www.rfc-editor.org/rfc/rfc6750")
    .examples(&[
        "access_token=«{alnum:30}»&token_type=bearer",
        "\"refreshToken\":\"«{b64url:40}»\"",
        "//registry.npmjs.org/:_authToken=«{hex:8}-{hex:12}»",
        "token: «{hex:40}»",
        "--token=«{alnum:20}»",
        "{{\"token\":«{digit:12}»}}",
    ])
    .counterexamples(&[
        "token_type=bearer_{alnum:12}",
        "max_tokens: 4096000000",
        "Unexpected token: end of input",
        "token = AppWindowToken{{9f4ef63 token=Token{{a64f992 x",
        "token=null",
        "tokenizer={alnum:20}",
        "Bad activity token: android.os.BinderProxy@{hex:7}",
    ]),
    key(
        "api-key",
        "API key under its name",
        &[
            "api_key", "subscription_key", "app_key", "application_key", "license_key",
            "functions_key", "service_key", "integration_key", "auth_key",
            // Whoever has it may write telemetry.
            "instrumentation_key",
        ],
        Value::Long,
    )
    .source("https://swagger.io/docs/specification/v3_0/authentication/api-keys/")
    .examples(&[
        "OPENAI_API_KEY=«{alnum:32}»",
        "X-Api-Key: «{alnum:32}»",
        "\"apiKey\": \"«{alnum:32}»\"",
        "Ocp-Apim-Subscription-Key: «{hex:32}»",
        "APP_KEY=«base64:{b64:43}=»",
    ])
    .counterexamples(&["api_key_id={alnum:20}", "api_key: required", "api_key=YOUR_API_KEY"]),
    key(
        "access-key",
        "access key under its name",
        &["access_key", "account_key", "storage_key"],
        Value::Long,
    )
    .source("https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string")
    .examples(&[
        "AccountName=a;AccountKey=«{b64:86}==»;EndpointSuffix=b",
        "Endpoint=sb://a/;SharedAccessKeyName=b;SharedAccessKey=«{b64:43}=»",
        "\"access_key\": \"«{alnum:24}»\"",
    ])
    .counterexamples(&["SharedAccessKeyName=RootManageSharedAccessKey", "access_key_id={alnum:20}"]),
    key(
        "private-key-value",
        "private or symmetric key under its name",
        &[
            "private_key", "signing_key", "encryption_key", "master_key", "ssh_key", "shared_key",
            "certificate_key", "secure_auth_key", "nonce_key", "logged_in_key", "key_data",
            "decryption_key", "validation_key", "hmac_key", "cookie_key", "deploy_key",
        ],
        Value::Long,
    )
    .source("https://www.wireguard.com/quickstart/")
    .examples(&[
        "PrivateKey = «{b64:43}=»",
        "RAILS_MASTER_KEY=«{hex:32}»",
        "client-key-data: «{b64:80}»",
        "encryption_key: \"«{alnum:32}»\"",
    ])
    .counterexamples(&[
        "private_key_path=/etc/ssl/private/{alnum:8}.pem",
        "private_key: /etc/ssl/private/server.pem",
        "\"private_key\": \"-----BEGIN PRIVATE KEY-----\\n{b64:64}",
        "PublicKey = {b64:43}=",
    ])
    // A block has rules of its own, which keep its first and last lines.
    .spare(r#"[A-Za-z0-9_./~-]*(?:id_(?:ed25519|ecdsa|rsa|dsa)(?:_sk)?|\.(?:pem|key|pub|ppk|p12|pfx|jks))|-----BEGIN [^"'`]*|ssh-(?:rsa|ed25519) [^"'`]*|ecdsa-[^"'`]*"#),
    key("credential", "credential under its name", &["credential", "credentials"], Value::Long)
        .level(Level::Normal)
        .source("https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html")
        // The scope of an AWS signature names a public key id.
        .spare(r"(?:AKIA|ASIA)[A-Z0-9]{16}(?:/|%2F)[A-Za-z0-9/%_-]*|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+")
        .examples(&["credentials: «{alnum:24}»", "\"credential\":\"«{b64:40}»\""])
        .counterexamples(&["credentials: incorrect", "credential_id={alnum:24}", "Credentials: application.default"]),
    key(
        "pin",
        "PIN, one-time code or card security code",
        &["^pin", "^otp", "^cvv", "^cvc", "^cvv2", "^totp", "^mfa_code", "^otp_code", "^pin_code"],
        Value::Shape,
    )
    .level(Level::Normal)
        .source("https://www.pcisecuritystandards.org/document_library/")
    .secret("[0-9]{3}[A-Za-z0-9_-]*")
    // Longer numbers are ids, and a date is none of these.
    .spare("[0-9]{13,}|[0-9]+[A-Za-z_-][A-Za-z0-9_-]*")
    .examples(&["pin=«{digit:4}»", "{{\"pin\": «{digit:4}»}}", "cardPin: '«{digit:6}»'", "otp=«{digit:6}»&x=1"])
    .counterexamples(&["spin=1234", "pin: 12", "pinned=1234", "otp: 26.2.1-rc", "pin=2016-09-28"]),
    key("consul-gossip-key", "Consul gossip encryption key", &["^encrypt"], Value::Shape)
        .level(Level::Normal)
        .source("https://developer.hashicorp.com/consul/docs/secure/encryption/gossip/enable")
        .secret("[A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{43}=")
        .examples(&["encrypt = \"«{b64:43}=»\"", "{{\"encrypt\": \"«{b64:22}==»\"}}"])
        .counterexamples(&["encrypt=true", "encrypt: {b64:30}", "encrypted={b64:43}="]),
    // In braces, as Maven writes what it has encrypted: here under a password of its own.
    key("maven-master-password", "master password of Maven", &["^master"], Value::Shape)
        .source("https://maven.apache.org/guides/mini/guide-encryption.html")
        .secret(r"\{[A-Za-z0-9+/]{20,}={0,2}\}")
        .examples(&["<settingsSecurity><master>«{{{b64:43}=}}»</master>", "<settingsSecurity>\n  <master>«{{{b64:64}}}»</master>"])
        .counterexamples(&["<master>main</master>", "master={b64:43}=", "<master>{{name}}</master>"]),
    key("openssl-passphrase", "passphrase in the arguments of OpenSSL", &["^pass"], Value::Argument)
        .source("https://docs.openssl.org/master/man1/openssl-passphrase-options/")
        .examples(&[
            "openssl rsa -in a.pem -passin pass:«{alnum:10}» -out b",
            "openssl pkcs12 -export -passout 'pass:«{alnum:4} {alnum:4}»'",
            "enc -aes-256-cbc -pass pass:«{alnum:8}»",
        ])
        .counterexamples(&["--- pass: TestLogin", "openssl rsa -passin pass:$PASS", "openssl rsa -passin env:{alnum:9}"]),
    key("docker-auth", "registry or proxy login in base64", &["^auth"], Value::Shape)
        .level(Level::Normal)
        .source("https://docs.docker.com/reference/cli/docker/login/#configure-credential-stores")
        .secret("[A-Za-z0-9+/]{8,}={0,2}")
        // A login in base64 is no word; a method is one.
        .spare(r"(?:[A-Z]{0,5}[a-z]{2,}[0-9]?|/)+[A-Z]{0,4}[0-9]{0,3}|[A-Z]+[0-9]{0,3}|0x[0-9A-Fa-f]+|[0-9]{1,12}|/[a-z0-9/]*")
        .examples(&["{{\"auths\":{{\"a.io\":{{\"auth\":\"«{b64:31}=»\"}}}}}}", "_auth=«{b64:31}=»"])
        .counterexamples(&["(auth:SIMPLE)", "auth=publickey", "\"auth\": \"required\"", "author={b64:40}"]),
];
