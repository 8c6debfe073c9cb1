//! Credentials in URLs: `scheme://user:SECRET@host`, `?sig=SECRET`.
//!
//! The user is shown, the password is hidden up to the last `@` of the
//! authority: a password that holds an `@` should be escaped and often is not.
//! Nothing looks ahead here, so the `@` is part of the pattern and left out of
//! the span by [`Rule::trail`].
//!
//! The authority ends at `/`, `?`, `#`, white space, a quote or an angle
//! bracket, as in any log; and at a backslash, so that `http://host:80\nuser@host`
//! is no credential, but for the JSON escapes of signs that a password may hold.

use super::{Check, Rule, Tail, Value};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("otpauth-secret", "secret of one-time passwords, in the URL of a QR code")
        .source("https://github.com/google/google-authenticator/wiki/Key-Uri-Format")
        .anchors(&["://"])
        .searched()
        .before("otpauth")
        .then("[th]otp/[^\\x00-\\x20?#\"'<>]{0,120}\\?(?:[a-z]{1,12}=[^\\x00-\\x20&\"'<>]{0,60}&)*secret=")
        .secret("[A-Za-z2-7]{8}")
        .tail(Tail::Class("[A-Za-z2-7=]"))
        .examples(&["otpauth://totp/a:bob@example.org?secret=«{base32:32}»&issuer=a", "\"otpauth://hotp/a?issuer=a&secret=«{base32:16}»\""])
        .counterexamples(&["otpauth://totp/a?issuer=b", "otpauth://totp/a?secret=$SECRET"]),
    Rule::token("otpauth-migration", "secrets of one-time passwords, to be carried to another device")
        .source("https://github.com/google/google-authenticator/wiki/Key-Uri-Format")
        .anchors(&["://"])
        .searched()
        .before("otpauth-migration")
        .then("offline\\?data=")
        .secret("[A-Za-z0-9+/%_-]{20}")
        .tail(Tail::Class("[A-Za-z0-9+/%=_-]"))
        .examples(&["otpauth-migration://offline?data=«Ci{alnum:60}%3D%3D»", "\"otpauth-migration://offline?data=«Cj{b64:80}=»\""])
        .counterexamples(&["otpauth-migration://offline?data=", "otpauth-migration://online?data={alnum:60}"]),
    signature("azure-sas-signature", "signature of an Azure shared access URL", &["^sig"])
        .source("https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas")
        .examples(&["https://a.blob.core.windows.net/b?sv=2024-01-01&sig=«{alnum:20}%2B{alnum:22}%3D»&se=x", "SharedAccessSignature sr=a&sig=«{b64:43}=»&se=1"])
        .counterexamples(&["sig=11", "sigma={b64:44}"]),
    signature("aws-presigned-signature", "signature of a presigned AWS URL", &["amz_signature"])
        .source("https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html")
        .examples(&["X-Amz-Signature=«{hex:64}»", "?X-Amz-Expires=60&X-Amz-Signature=«{hex:64}»&x-id=GetObject"])
        .counterexamples(&["X-Amz-Signature=x", "X-Amz-SignedHeaders=host"]),
    signature("google-signed-url", "signature of a signed Google Cloud Storage URL", &["goog_signature"])
        .source("https://cloud.google.com/storage/docs/access-control/signed-urls")
        .examples(&["X-Goog-Signature=«{hex:512}»&x", "&X-Goog-Signature=«{hex:64}»"])
        .counterexamples(&["X-Goog-Signature=x", "X-Goog-SignedHeaders=host"]),
    signature("alibaba-signed-url", "signature of a signed Alibaba Cloud OSS URL", &["oss_signature"])
        .source("https://www.alibabacloud.com/help/en/oss/developer-reference/add-signatures-to-urls")
        .examples(&["x-oss-signature=«{hex:64}»", "?x-oss-expires=60&x-oss-signature=«{hex:64}»&a"])
        .counterexamples(&["x-oss-signature=x", "x-oss-signature-version=OSS4-HMAC-SHA256-and-more"]),
    signature("tencent-signed-url", "signature of a signed Tencent Cloud COS URL", &["q_signature"])
        .source("https://www.tencentcloud.com/document/product/436/7778")
        .examples(&["q-signature=«{hex:40}»", "&q-url-param-list=&q-signature=«{hex:40}»&x"])
        .counterexamples(&["q-signature=x", "q-sign-algorithm=sha1"]),
    signature("cloudfront-cookie", "signed cookie of CloudFront", &["cloudfront_signature", "cloudfront_policy"])
        .secret("[A-Za-z0-9~_-]{27,}")
        .source("https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-setting-signed-cookie-custom-policy.html")
        .examples(&["CloudFront-Signature=«{alnum:340}__»; CloudFront-Key-Pair-Id=K{upalnum:13}", "\"CloudFront-Policy\": \"«eyJTdGF0{alnum:80}__»\""])
        .counterexamples(&["CloudFront-Key-Pair-Id=K{upalnum:13}", "CloudFront-Signature=$SIGNATURE", "CloudFront-Policy=x"]),
    // The older kinds of S3, OSS, Cloud Storage, and CloudFront's: base64 that ends
    // in its padding, however that is written.
    Rule::key("url-signature", "signature that grants access to a URL", &["^signature"], Value::Shape)
        .source("https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html")
        .secret("[A-Za-z0-9+/%-]{26,}(?:=|%3[Dd]|__?)=?")
        .reach(1024)
        .examples(&[
            "?AWSAccessKeyId=AKIA{base32:16}&Expires=1700000000&Signature=«{alnum:12}%2F{alnum:14}%3D»",
            "?Expires=1700000000&Signature=«{alnum:340}__»&Key-Pair-Id=K{upalnum:13}",
            "OSSAccessKeyId=a&Signature=«{b64:27}=»",
        ])
        .counterexamples(&["signature: {b64:40}", "signature=void", "signature_version={b64:27}="]),
    // Without padding, where a query says what it is.
    Rule::token("url-signature", "signature that grants access to a URL")
        .source("https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html")
        .before("[?&][Ss]")
        .anchors(&["ignature="])
        .searched()
        .secret("[A-Za-z0-9+/%~_-]{26}")
        .tail(Tail::Class("[A-Za-z0-9+/%=~_-]"))
        .check(Check::Distinct(10))
        .spare(NAMES)
        .examples(&["/a?Expires=1700000000&Signature=«{alnum:342}»&Key-Pair-Id=K{upalnum:13}", "https://a/b?signature=«%2F{alnum:42}»", "?signature=«{hex:64}»&b=1"])
        .counterexamples(&["?signature={alnum:12}", "&designature={alnum:40}", "signature={alnum:40}", "?signature=some_name_of_a_known_signature"]),
    // Host and service follow.
    Rule::token("oracle-password", "password in a URL of Oracle's thin driver")
        .source("https://docs.oracle.com/en/database/oracle/oracle-database/23/jjdbc/data-sources-and-URLs.html")
        .anchors(&["jdbc:oracle"])
        .searched()
        .then(":(?:thin|oci8?):[A-Za-z0-9_$#.-]{1,64}/")
        .secret("[^\\x00-\\x20/@\"'<>`\\\\\\x7F]+@")
        .trail(1)
        .tail(Tail::None)
        .spare("(?:\\$\\{?[A-Za-z_][A-Za-z0-9_.]*\\}?|\\{\\{?[A-Za-z0-9_. ]+\\}?\\}|%[sv]|\\*+|[xX]{3,}|\\[[A-Za-z_-]+\\])@")
        .reach(257)
        .examples(&["jdbc:oracle:thin:scott/«{alnum:8}»@db.example.org:1521:ORCL", "\"jdbc:oracle:oci:app/«{alnum:12}#»@//db:1521/x\""])
        .counterexamples(&["jdbc:oracle:thin:@//db.example.org:1521/ORCL", "jdbc:oracle:thin:/@db", "jdbc:oracle:thin:scott/${{PASSWORD}}@db"]),
    Rule::key("saml-message", "SAML message: an assertion lets in whoever has it", &["saml_response", "saml_request", "saml_assertion"], Value::Shape)
        .source("https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf")
        .secret("[A-Za-z0-9+/%]{80,}={0,2}")
        .examples(&["SAMLResponse=«PHNhbWxw{alnum:300}%3D»&RelayState=a", "\"SAMLResponse\": \"«PD94{b64:200}==»\""])
        .counterexamples(&["SAMLResponse=ok", "SAMLResponseHandler={alnum:300}"]),
    // Words are spared; digests of sixteen digits may have few different ones.
    Rule::token("oauth-code", "authorization code or function key in a query")
        .source("https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2")
        .anchors(&["?code=", "&code="])
        .secret("[A-Za-z0-9_-]{20}")
        .tail(Tail::Class("[A-Za-z0-9_.~%/+=-]"))
        .spare(NAMES)
        .check(Check::Distinct(7))
        .examples(&["/callback?code=«{alnum:32}»&state=a", "/callback?code=«{hex:20}»&state=a", "https://a.azurewebsites.net/api/f?x=1&code=«{token:43}%3D»"])
        .counterexamples(&["?code=404&x", "&code={alnum:12}", "?code=invalid_authorization_request", "&errorcode={alnum:32}"]),
    Rule::token("query-key", "key, session or credential in a query")
        .source("https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url")
        .anchors(&[
            "?key=", "&key=", "?session=", "&session=", "?sessionid=", "&sessionid=", "?session_id=", "&session_id=",
            "?sid=", "&sid=", "?auth=", "&auth=", "?sas=", "&sas=", "?ticket=", "&ticket=", "?oauth_verifier=",
            "&oauth_verifier=", "?code_verifier=", "&code_verifier=",
        ])
        .secret("[A-Za-z0-9_-]{16}")
        .tail(Tail::Class("[A-Za-z0-9_.~%/+=-]"))
        .spare(NAMES)
        .check(Check::Distinct(7))
        .examples(&["/v1/a?key=«{alnum:24}»&b", "?a=1&session=«{hex:32}»", "&auth=«{token:40}»#x", "code=a&code_verifier=«{token:43}»"])
        .counterexamples(&["?key=user_settings_page", "&session={alnum:10}", "?monkey={alnum:32}", "?sid=1"]),
    // A token in the user's place. Names of users are shorter, or words.
    Rule::token("url-token", "token in place of the user in a URL")
        .source(RFC)
        .anchors(&["://", ":\\/\\/"])
        .then("[A-Za-z0-9_-]{4}")
        .secret("[A-Za-z0-9_-]{16,}@")
        .trail(1)
        .tail(Tail::None)
        // A Sentry DSN has its public key there: 32 hexadecimal digits.
        .spare("(?:[A-Za-z]*[_-])*[A-Za-z]*[0-9]{0,4}@|[0-9a-f]{28}@")
        .check(Check::Distinct(10))
        .reach(257)
        .examples(&["https://{alnum:4}«{alnum:36}»@git.example.org/a.git", "git+https://{hex:4}«{hex:36}»@example.org"])
        .counterexamples(&["https://some-service-account-name-1@example.org/", "ssh://git@example.org/{hex:40}", "https://{alnum:12}@a"]),
    Rule::token("url-token", "token in place of the user in a URL")
        .source(RFC)
        .anchors(&["://", ":\\/\\/"])
        .then("[A-Za-z0-9_-]{4}")
        .secret("[A-Za-z0-9_-]{16,}:x-oauth-basic@")
        .trail(15)
        .tail(Tail::None)
        .reach(257)
        .examples(&["https://{alnum:4}«{alnum:36}»:x-oauth-basic@github.com/a.git", "https://{hex:4}«{hex:36}»:x-oauth-basic@example.org"])
        .counterexamples(&["https://{alnum:12}:x-oauth-basic@a", "https://{alnum:40}/x-oauth-basic@a"]),
    Rule::token("url-password", "password in a URL")
        .source(RFC)
        .anchors(&["://", ":\\/\\/"])
        .searched()
        .then("[^\\x00-\\x20/:@?#\"'<>`\\\\\\x7F]*:")
        .secret("(?:[^\\x00-\\x20/?#\"'<>`\\\\\\x7F]|\\\\u00(?:2[1456]|3[CDEcde]))+@")
        .trail(1)
        .tail(super::Tail::None)
        // A port before other text with an `@`, a version before a digest;
        // `$VAR`, `${VAR}`, `{var}`, `{{ .var }}`, `%s`, `%PASSWORD%`, `****`, `...`, `xxxx`.
        .spare(
            "(?:\\$[A-Za-z_][A-Za-z0-9_]*|\\$?\\{\\{?[A-Za-z0-9_.]+\\}?\\}|\\$\\([A-Za-z0-9_]+\\)|%[sv]|%[A-Z_]+%\
             |\\*+|\\.+|[xX]{3,}|\\[[A-Za-z_-]+\\]\
             |[0-9]{1,5}[;,)&|\\]][^\\x00-\\x20/?#\"'<>`\\\\\\x7F]*|[0-9]+(?:\\.[0-9]+)+(?:-[a-z0-9.]+)?)@",
        )
        .reach(257)
        .examples(&[
            "postgres://app:«{alnum:12}»@db.example.org:5432/app",
            "redis://:«{token:20}»@cache:6379",
            "\"url\":\"amqp://u:«p@{alnum:6}\\u0026{alnum:3}%40»@mq/vhost\"",
            "proxy=http:\\/\\/user:«{alnum:10}»@proxy:3128\\/",
            "https://oauth2:«{alnum:20}»@git.example.org/a.git and http://x:«y»@z",
        ])
        .counterexamples(&[
            "http://localhost:8080/users/@me",
            "mysql://root:${{DB_PASSWORD}}@db/x",
            "docker://alpine:3.18@sha256:{hex:64}",
            "url=http://a:80;mail=b@example.org",
            "mysql://root:****@db/x",
            "https://user@host:8080/",
            "http://host:80\\nmail admin@example.org",
        ]),
    // A URL inside a query: its own marks are escaped, once.
    Rule::token("url-password", "password in a URL")
        .source(RFC)
        .anchors(&["%3A%2F%2F", "%3a%2f%2f"])
        .searched()
        .then(
            "(?:[^\\x00-\\x20%/:@?#&=\"'<>`\\\\\\x7F]|%[1-9A-Fa-f][0-9A-Fa-f])*(?:%3[Aa]|:)",
        )
        .secret(
            "(?:[^\\x00-\\x20%/?#&=\"'<>`\\\\\\x7F]|%(?:[14-9A-Fa-f][0-9A-Fa-f]|2[014-9A-Ea-e]|3[0-9A-Da-d]))+%40",
        )
        .trail(3)
        .tail(super::Tail::None)
        .spare("(?:%24(?:%7[Bb])?[A-Za-z0-9_]+(?:%7[Dd])?|\\*+|(?:%2[Aa])+|[xX]{3,})%40")
        .reach(512)
        .examples(&[
            "?to=https%3A%2F%2Fapp%3A«{alnum:12}»%40example.org%2Fa",
            "url=amqp%3a%2f%2fu%3a«{alnum:4}%40{alnum:5}%25»%40mq%2fv",
        ])
        .counterexamples(&[
            "?to=https%3A%2F%2Fexample.org%3A8080%2Fusers%2F%40me",
            "?to=https%3A%2F%2Fexample.org%2F&mail=a%40example.org",
            "x%3A%2F%2Fu%3A%24%7BPASS%7D%40host",
        ]),
];

/// A row for a signature under a name of its own.
const fn signature(id: &'static str, about: &'static str, words: &'static [&'static str]) -> Rule {
    Rule::key(id, about, words, Value::Shape)
        .secret("[A-Za-z0-9+/%_-]{27,}={0,2}")
        .tail(Tail::None)
        .reach(256)
}

/// Words with signs between them, with short numbers.
const NAMES: &str = "(?:(?:[A-Z]?[a-z]+|[A-Z]+)[0-9]{0,3}[_.%/+-]+)*(?:[A-Z]?[a-z]+|[A-Z]+)[0-9]{0,3}|[A-Za-z_.%/+-]+|[0-9_.-]+";

/// Its section 3.2.1 is about user information.
const RFC: &str = "https://www.rfc-editor.org/rfc/rfc3986";
