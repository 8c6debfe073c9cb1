//! Look-alikes stay: lines in the style of many systems, full of ids, digests and
//! words that only look like secrets. None of them changes.
//!
//! Lines are templates as rules' examples are, plus `{uuid}`: every round fills in
//! other numbers.

use redact_stream::Redactor;
use redact_stream::internals;

use super::support::rounds;

/// A line for every kind of thing that is printed all day.
const LINES: &[&str] = &[
    // Access logs, proxies, load balancers.
    r#"10.2.{digit:2}.{digit:2} - - [06/May/2031:07:08:09 +0000] "GET /assets/app.{hex:20}.js?v={hex:8} HTTP/1.1" 200 {digit:5} "https://example.com/a" "Mozilla/5.0 (X11; Linux x86_64; rv:109.0)""#,
    r#"10.2.3.4 - alice [06/May/2031:07:08:09 +0000] "POST /v1/users/{uuid}/sessions HTTP/2.0" 201 12 "-" "curl/8.5.0" rt=0.00{digit:2} uct="0.000" rid={hex:32}"#,
    r#"http 2031-05-06T07:08:09.{digit:6}Z app/web/{hex:16} 10.0.0.1:{digit:5} 10.0.1.2:80 0.000 0.001 0.000 200 200 34 366 "GET http://www.example.com:80/ HTTP/1.1" "curl/8" - - arn:aws:elasticloadbalancing:eu-west-1:{digit:12}:targetgroup/web/{hex:16} "Root=1-{hex:8}-{hex:24}" "-""#,
    "[2031-05-06T07:08:09.123Z] \"GET /healthz HTTP/1.1\" 200 - via_upstream - \"-\" 0 2 1 0 \"-\" \"kube-probe/1.30\" \"{uuid}\" \"10.1.2.3:8080\" \"127.0.0.1:8080\" inbound|8080|| 127.0.0.6:{digit:5}",
    "May  6 07:08:09 lb haproxy[{digit:4}]: 10.0.0.1:{digit:5} [06/May/2031:07:08:09.{digit:3}] fe~ be/srv{digit:1} 0/0/1/2/3 200 {digit:4} - - ---- 1/1/0/0/0 0/0 {{|}} \"GET /login?next=%2Fhome HTTP/1.1\"",
    "2031-05-06T07:08:09Z heroku[router]: at=info method=GET path=\"/\" host=app.example.com request_id={uuid} fwd=\"10.0.0.1\" dyno=web.1 connect=0ms service=8ms status=200 bytes={digit:4}",
    "cf-ray: {hex:16}-FRA etag: W/\"{hex:32}\" x-request-id: {hex:32} x-amzn-trace-id: Root=1-{hex:8}-{hex:24}",
    "x-amz-request-id: {upalnum:16} x-amz-id-2: {b64:74}=",
    "etag: \"{hex:32}-{digit:2}\" last-modified: Tue, 06 May 2031 07:08:09 GMT",
    "sec-websocket-accept: {b64:27}= sec-websocket-version: 13",
    // Traces and request ids.
    "traceparent: 00-{hex:32}-{hex:16}-01 tracestate: vendor={hex:16}",
    "{{\"trace_id\":\"{hex:32}\",\"span_id\":\"{hex:16}\",\"trace_flags\":\"01\",\"level\":\"info\",\"msg\":\"token bucket refilled\"}}",
    "level=info ts=2031-05-06T07:08:09.123Z caller=main.go:{digit:3} traceID={hex:32} spanID={hex:16} msg=\"handled request\" duration={digit:2}ms",
    "[{uuid}] Started GET \"/users/{digit:5}\" for 10.0.0.1 at 2031-05-06 07:08:09 +0000",
    "correlation_id={uuid} request_id={alnum:22} session_id={uuid} tenant={hex:24}",
    "dd.trace_id={digit:19} dd.span_id={digit:19} dd.service=web dd.version={hex:40}",
    "sentry-trace: {hex:32}-{hex:16}-1 event_id={hex:32} sentry event captured {hex:32}",
    "X-B3-TraceId: {hex:32} X-B3-SpanId: {hex:16} X-B3-Sampled: 1",
    "datadog agent {digit:1}.{digit:2}.{digit:1} commit {hex:40} started, host-id {uuid}",
    "newrelic: Reporting to: https://rpm.newrelic.com/accounts/{digit:7}/applications/{digit:9} guid={hex:32}",
    "heroku: {uuid} npm: {uuid} gitea: {hex:40} circleci={hex:40} {{\"codecov\":\"{uuid}\"}} snyk={uuid}",
    "Bearer tokens are accepted; WWW-Authenticate: Bearer realm=\"api\", error=\"invalid_token\"; scheme Bearer authentication_scheme_required",
    "sessionid={digit:8} sessionId={uuid} sessionid={hex:32} session id {hex:32} JSESSIONID missing",
    "arn:aws:secretsmanager:eu-west-1:{digit:12}:secret:MyDatabaseSecret-{alnum:6} arn:aws:secretsmanager:eu-west-1:{digit:12}:secret:prod/db-{alnum:6}",
    "jdbc:oracle:thin:@//db.example.org:1521/ORCL {{\"kty\":\"RSA\",\"kid\":\"{b64url:22}\",\"e\":\"AQAB\"}} signature: {b64:40}",
    "stellar G{base32:55} SB{base32:54} 5J{base58:49} L4{base58:50} sn{base58:27} {lowbase32:52} {hex:40} *{hex:40}",
    // Version control.
    "commit {hex:40} (HEAD -> main, tag: v1.{digit:2}.0)",
    "   {hex:7}..{hex:7}  main -> origin/main",
    "index {hex:7}..{hex:7} 100644",
    "Merge branch 'feature/api-key-rotation' of github.com:acme/app into main ({hex:10})",
    "+github.com/acme/lib v0.0.0-20310506070809-{hex:12} h1:{b64:43}=",
    "* {hex:9} - (3 hours ago) fix: token refresh when password is empty - Jane Doe",
    "Submodule path 'vendor/lib': checked out '{hex:40}'",
    "github.com/acme/app@{hex:40}: gitlab-runner {digit:2}.{digit:1}.0 ({hex:8})",
    "npm WARN deprecated har-validator@5.1.5: this library is no longer supported, integrity sha512-{b64:86}==",
    "  integrity sha1-{b64:27}=",
    "\"resolved\": \"https://registry.npmjs.org/semver/-/semver-7.6.0.tgz#{hex:40}\"",
    "aho-corasick = {{ version = \"1.1.3\", checksum = \"{hex:64}\" }}",
    "Downloading pypi package requests-2.31.0-py3-none-any.whl --hash=sha256:{hex:64}",
    // Digests, fingerprints, public keys.
    "{hex:64}  dist/app-1.{digit:1}.0-linux-amd64.tar.gz",
    "{hex:32} *setup.exe",
    "sha256:{hex:64} md5={hex:32} sha1={hex:40} crc32={hex:8}",
    "Digest: sha256:{hex:64} Status: Downloaded newer image for redis:7.2-alpine",
    "SHA256 Fingerprint={HEX:2}:{HEX:2}:{HEX:2}:{HEX:2}:{HEX:2}:{HEX:2}:{HEX:2}:{HEX:2}",
    "Accepted publickey for deploy from 10.0.0.1 port {digit:5} ssh2: ED25519 SHA256:{b64:43}",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{b64:43} deploy@host",
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ{b64:300} user@host",
    "-----BEGIN CERTIFICATE-----\nMIID{b64:60}\n{b64:64}\n-----END CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE{b64:28}\n{b64:40}==\n-----END PUBLIC KEY-----",
    "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQINBF{b64:58}\n={b64:4}\n-----END PGP PUBLIC KEY BLOCK-----",
    "gpg: using RSA key {HEX:40}",
    "pub   rsa4096 2031-05-06 [SC]\n      {HEX:40}",
    "kid={hex:16} alg=RS256 x5t={b64url:27}",
    "serial number {hex:34}, issuer=/C=US/O=Let's Encrypt/CN=R3, subject key id {HEX:2}:{HEX:2}:{HEX:2}",
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA{b64:200}==",
    "<img src=\"data:image/svg+xml;base64,PHN2Zy{b64:120}\">",
    "Content-Security-Policy: script-src 'sha256-{b64:43}=' 'strict-dynamic'",
    "link integrity=\"sha384-{b64:64}\" crossorigin=\"anonymous\"",
    "publishable key pk_live_{alnum:24} loaded for stripe.js",
    "google analytics UA-{digit:8}-1, G-{upalnum:10}, GTM-{upalnum:7}",
    "client_id={digit:12}-{lowalnum:32}.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fexample.com%2Fcb&response_type=code",
    // Containers and Kubernetes.
    "I0506 07:08:09.{digit:6}       1 controller.go:{digit:3}] \"Reconciling\" pod=\"default/web-{hex:10}-{lowalnum:5}\" uid=\"{uuid}\"",
    "E0506 07:08:09.{digit:6}   {digit:5} reflector.go:{digit:3}] Failed to watch *v1.Secret: unknown (get secrets)",
    "Normal  Pulled  pod/api-{hex:9}-{lowalnum:5}  Container image \"registry.example.com/api@sha256:{hex:64}\" already present on machine",
    "containerID: containerd://{hex:64}",
    "docker: {hex:12} Up 3 hours 0.0.0.0:5432->5432/tcp postgres-{hex:8}",
    "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod{hex:8}_{hex:4}_{hex:4}_{hex:4}_{hex:12}.slice/cri-containerd-{hex:64}.scope",
    "secretName: web-tls\n  secretKeyRef:\n    name: db-credentials\n    key: password",
    "serviceAccountToken:\n  path: token\n  expirationSeconds: 3607",
    "mounting volume kube-api-access-{lowalnum:5} for pod \"web\" secret \"default-token-{lowalnum:5}\" not found",
    "resourceVersion: \"{digit:9}\" generation: 4 uid: {uuid}",
    "checksum/config: {hex:64}",
    "pod-template-hash={hex:10} controller-revision-hash=web-{hex:9}",
    "audit: user=system:serviceaccount:kube-system:token-cleaner verb=list resource=secrets code=200",
    "layer sha256:{hex:64}: Pull complete",
    "helm.sh/chart: redis-18.{digit:1}.1 app.kubernetes.io/instance=cache release-{hex:8}",
    // Clouds.
    "arn:aws:iam::{digit:12}:role/service-role/lambda-{lowalnum:8} arn:aws:secretsmanager:eu-west-1:{digit:12}:secret:prod/db-{alnum:6}",
    "arn:aws:kms:us-east-1:{digit:12}:key/{uuid} i-{hex:17} vpc-{hex:17} subnet-{hex:17} sg-{hex:17} ami-{hex:17}",
    "START RequestId: {uuid} Version: $LATEST",
    "REPORT RequestId: {uuid} Duration: 12.{digit:2} ms Billed Duration: 13 ms Memory Size: 128 MB XRAY TraceId: 1-{hex:8}-{hex:24} SegmentId: {hex:16}",
    "projects/acme-prod/locations/europe-west1/keyRings/main/cryptoKeys/db/cryptoKeyVersions/{digit:1}",
    "insertId: \"{lowalnum:14}\" logName: \"projects/acme/logs/run.googleapis.com%2Fstderr\" revision_name: \"web-{digit:5}-{lowalnum:3}\"",
    "/subscriptions/{uuid}/resourceGroups/prod/providers/Microsoft.KeyVault/vaults/acme/secrets/db/{hex:32}",
    "x-ms-request-id: {uuid} x-ms-client-request-id: {uuid} x-ms-correlation-request-id: {uuid}",
    "Terraform: aws_instance.web: Refreshing state... [id=i-{hex:17}]",
    "random_password.db: Refreshing state... [id=none] random_id.suffix: Refreshing state... [id={b64url:6}]",
    "cloudflare zone {hex:32} account {hex:32}: purge finished",
    "vercel: Deployment dpl_{alnum:24} ready at https://app-{lowalnum:9}-acme.vercel.app",
    "netlify site id {uuid}, deploy {hex:24}",
    // System services.
    "May  6 07:08:09 host sshd[{digit:5}]: Failed password for invalid user admin from 10.0.0.1 port {digit:5} ssh2",
    "May  6 07:08:09 host sshd[{digit:5}]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=10.0.0.1",
    "May  6 07:08:09 host sudo: alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/passwd bob",
    "May  6 07:08:09 host systemd[1]: session-{digit:3}.scope: Deactivated successfully.",
    "May  6 07:08:09 host systemd-logind[{digit:3}]: New session {digit:4} of user alice.",
    "_SYSTEMD_INVOCATION_ID={hex:32} _BOOT_ID={hex:32} _MACHINE_ID={hex:32} __CURSOR=s={hex:32};i={hex:6};b={hex:32};m={hex:10}",
    "kernel: [{digit:5}.{digit:6}] audit: type=1400 audit(1{digit:9}.{digit:3}:{digit:2}): apparmor=\"DENIED\" profile=\"snap.x\"",
    "kernel: EXT4-fs (sda1): mounted filesystem {uuid} r/w with ordered data mode. Quota mode: none.",
    "kernel: usb 1-1: New USB device found, idVendor={hex:4}, idProduct={hex:4}, SerialNumber: {upalnum:12}",
    "dhclient: bound to 10.0.0.2 -- renewal in {digit:5} seconds. xid=0x{hex:8}",
    "postfix/smtp[{digit:5}]: {HEX:10}: to=<bob@example.com>, relay=mx.example.com[10.0.0.1]:25, delay=0.5, dsn=2.0.0, status=sent (250 2.0.0 OK  1{digit:9} {lowalnum:13}-{lowalnum:22}.{digit:2} - gsmtp)",
    "dovecot: imap-login: Login: user=<bob>, method=PLAIN, rip=10.0.0.1, lip=10.0.0.2, mpid={digit:5}, TLS, session=<{b64:16}>",
    "dkim=pass header.i=@example.com header.s=s1 header.b={b64:8}; spf=pass",
    "CRON[{digit:5}]: (root) CMD (test -x /usr/sbin/anacron || ( cd / && run-parts --report /etc/cron.daily ))",
    "NetworkManager[{digit:3}]: <info>  [1{digit:9}.{digit:4}] device (wlan0): Activation: (wifi) connection 'Home' has security, and secrets exist.  No new secrets needed.",
    "wpa_supplicant: wlan0: CTRL-EVENT-CONNECTED - Connection to {hex:2}:{hex:2}:{hex:2}:{hex:2}:{hex:2}:{hex:2} completed [id=0 id_str=]",
    "Event 4624: Logon ID: 0x{HEX:6} Logon GUID: {{{uuid}}} Key Length: 0 Package Name (NTLM only): -",
    "S-1-5-21-{digit:10}-{digit:10}-{digit:9}-500 logged on, token elevation type: %%1936",
    "CBS    Read out cached package applicability for package: Package_for_KB{digit:7}~31bf3856ad364e35~amd64~~6.1.1.1, ApplicableState: 112",
    // Databases, queues, JVMs.
    "LOG:  connection authorized: user=app database=prod application_name=psql SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)",
    "FATAL:  password authentication failed for user \"app\"",
    "HINT:  Use ALTER USER ... WITH PASSWORD to change the password.",
    "STATEMENT:  SELECT id, password_hash, api_key_id FROM users WHERE token_type = $1 AND key = $2",
    "# Query_time: 0.00{digit:4}  Lock_time: 0.000 Rows_sent: 1\nSELECT * FROM sessions WHERE session_key = ?",
    "redis: {digit:5}:M 06 May 2031 07:08:09.123 * MASTER <-> REPLICA sync: id {hex:40} offset {digit:6}",
    "mongod: {{\"t\":{{\"$date\":\"2031-05-06T07:08:09.123Z\"}},\"s\":\"I\",\"c\":\"NETWORK\",\"id\":{digit:5},\"attr\":{{\"uuid\":\"{uuid}\",\"_id\":\"{hex:24}\"}}}}",
    "[2031-05-06T07:08:09,123][INFO ][o.e.c.m.MetadataIndexTemplateService] [node-1] adding template [.monitoring-es] index uuid [{b64url:22}]",
    "kafka: [GroupCoordinator 1]: Member consumer-app-1-{uuid} in group app has left, generation {digit:2}",
    "[ReplicaFetcher replicaId=2, leaderId=1, fetcherId=0] Truncating partition __consumer_offsets-{digit:2} with TruncationState(offset={digit:6}, completed=true)",
    "Exception in thread \"main\" java.lang.IllegalStateException: token expired\n\tat com.example.auth.TokenAuthenticationFilter$PasswordEncoder.lambda$match$0(TokenAuthenticationFilter.java:{digit:3}) ~[app.jar!/:1.0.{digit:1}]",
    "\tat java.base/jdk.internal.reflect.GeneratedMethodAccessor{digit:3}.invoke(Unknown Source) org.springframework.security.authentication.UsernamePasswordAuthenticationToken@{hex:8}",
    "c.e.a.SecretKeyFactoryBean : Initialized bean 'apiKeyProvider' of class com.example.ApiKeyProvider$$EnhancerBySpringCGLIB$${hex:8}",
    "blk_-{digit:19} size {digit:8} from /10.0.0.1:{digit:5} attempt_{digit:12}_0001_m_{digit:6}_0 application_{digit:13}_{digit:4}",
    "hikari: HikariPool-1 - jdbc:postgresql://db.example.com:5432/app?sslmode=require&user=app added connection org.postgresql.jdbc.PgConnection@{hex:8}",
    "amqp: connection <0.{digit:5}.0> (10.0.0.1:{digit:5} -> 10.0.0.2:5672 - app): user 'app' authenticated and granted access to vhost '/'",
    // Programs' own output.
    "Traceback (most recent call last):\n  File \"/app/auth.py\", line {digit:2}, in get_token\n    raise ValueError(\"password: must not be empty\")\nKeyError: 'api_key'",
    "thread 'main' panicked at src/auth.rs:{digit:2}:{digit:1}: called `Result::unwrap()` on an `Err` value: MissingKey(\"token\")",
    "panic: runtime error: invalid memory address or nil pointer dereference [signal SIGSEGV: segmentation violation code=0x1 addr=0x{hex:8} pc=0x{hex:6}]\ngoroutine 1 [running]:\nmain.(*TokenStore).Get(0xc000{hex:6}, {{0xc000{hex:6}, 0x2}})",
    "    at Object.<anonymous> (/app/node_modules/.pnpm/jsonwebtoken@9.0.2/node_modules/jsonwebtoken/verify.js:{digit:3}:{digit:2})",
    "TypeError: Cannot read properties of undefined (reading 'accessToken')",
    "warning: unused variable: `secret_key` --> src/lib.rs:{digit:2}:9",
    "let password = std::env::var(\"DB_PASSWORD\").expect(\"DB_PASSWORD is set\");",
    "password = os.environ['DB_PASSWORD']  # never print the password",
    "const apiKey = process.env.API_KEY; if (!apiKey) throw new Error('API_KEY: required');",
    "  api_key: ${{API_KEY}}\n  password: <your password here>\n  token: {{{{ .Values.token }}}}\n  secret: null",
    "Usage: app --token TOKEN --password <PASSWORD> [--api-key=KEY] [--secret-file PATH]",
    "      --password-stdin   Take the password from stdin\n  -p, --password string  Password",
    "Enter passphrase for key '/home/alice/.ssh/id_ed25519': ",
    "password: ********\ntoken: [REDACTED]\nsecret: ***\napi_key: (hidden)",
    "PASS: test_token_refresh (0.0{digit:2}s)\nFAIL: test_password_reset\nok  auth: password hashing",
    "tokens: 512, max_tokens=4096 prompt_tokens=128 completion_tokens={digit:3} finish_reason=stop",
    "keys=3 hits=1{digit:3} misses={digit:2} evicted_keys=0 keyspace=db0 cache_key=users:{digit:4}:profile sort_key=created_at",
    "primary key (id), foreign key (user_id) references users(id), unique key uq_email",
    "authentication: ok; auth_method=token, token_type=Bearer, expires_in=3600",
    "The token has expired. Your password must contain at least 12 characters. The secret is kept in the vault.",
    "rotating key id {uuid}: key version {digit:2} is now primary; old secret versions: 3",
    "cookie consent: accepted; cookies=5; csrf protection: enabled; session cookie name: sid",
    "usr/lib/x86_64-linux-gnu/libssl.so.3 => /lib/libssl.so.3 (0x0000{hex:12})",
    "C:\\Users\\alice\\AppData\\Local\\Temp\\{{{uuid}}}\\setup_{digit:8}.log",
    "/var/lib/docker/overlay2/{hex:64}/merged/etc/passwd",
    "/nix/store/{lowalnum:32}-openssl-3.0.13/lib/libcrypto.so",
    "~/.cache/pip/http-v2/{hex:1}/{hex:1}/{hex:56}.body",
    "build id {hex:40}, BuildID[sha1]={hex:40}, stripped",
    "v1.{digit:2}.0-rc.{digit:1}+build.{digit:4}.g{hex:7}-dirty 2031.05.06-{hex:7}",
    "rustc 1.89.0 ({hex:9} 2031-05-06) clang version 18.1.8 (https://github.com/llvm/llvm-project {hex:40})",
    "webpack: asset main.{hex:20}.chunk.js 1.2 MiB [emitted] [immutable] [minimized] (name: main) id hint: vendors",
    "[hmr] module ./src/components/PasswordInput.tsx?{hex:8} updated",
    "ulid 01{upalnum:24} ksuid {alnum:27} cuid c{lowalnum:24} nanoid {b64url:21} objectid {hex:24} snowflake {digit:18}",
    "order_{alnum:24} cus_{alnum:14} pi_{alnum:24} evt_{alnum:24} in_{alnum:24} sub_{alnum:24} price_{alnum:24}",
    "msg_{alnum:24} run_{alnum:24} thread_{alnum:24} asst_{alnum:24} chatcmpl-{alnum:29} resp_{hex:48}",
    "job {hex:24} queued on worker-{hex:8}: class=SendPasswordResetJob args=[{digit:5}] jid={hex:24}",
    "Message-ID: <{digit:14}.{HEX:8}@mail.example.com> boundary=\"----=_Part_{digit:5}_{digit:9}.{digit:13}\"",
    "----------------------------{digit:24}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"",
    "0x{hex:40} transferred 1.5 ETH in tx 0x{hex:64} block 0x{hex:64}",
    "block bc1q{lowalnum:38} height={digit:6} merkleroot={hex:64}",
    "isbn 978-{digit:1}-{digit:4}-{digit:4}-{digit:1} iban-check ok, tracking 1Z{upalnum:16}, vin {upalnum:17}",
    "{hex:8}: {hex:4} {hex:4} {hex:4} {hex:4} {hex:4} {hex:4} {hex:4} {hex:4}  ..token=..secret",
    "AppWindowToken{{{hex:7} token=Token{{{hex:7} ActivityRecord{{{hex:7} u0 com.example.app/.Main t{digit:3}}}}}}}",
    "E/SQLiteLog({digit:5}): (1) no such column: password in \"SELECT password FROM t\"",
    "I/Choreographer({digit:4}): Skipped {digit:2} frames! The application may be doing too much work on its main thread.",
    "MEID {HEX:14} IMEI {digit:15} ICCID {digit:19} serial {upalnum:11} fcm sender id {digit:12}",
];

/// A UUID of version 4.
const UUID: &str = "{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}";

#[test]
fn nothing_is_hidden_where_there_is_no_secret() {
    let redactor = Redactor::new();
    let mut changed = Vec::new();
    for (number, line) in LINES.iter().enumerate() {
        let template = line.replace("{uuid}", UUID);
        for round in 0..rounds(60) {
            let seed = (number * 10_000 + round) as u64;
            let (text, _) = internals::sample(&template, seed);
            let text = String::from_utf8(text).unwrap();
            let json = serde_json::to_string(&text).unwrap();
            let redacted = [text, json]
                .iter()
                .map(|text| (text.clone(), redactor.redact_str(text).into_owned()))
                .find(|(text, redacted)| text != redacted);
            if let Some((_, redacted)) = redacted {
                changed.push(format!("{line}\n    {redacted}"));
                break;
            }
        }
    }
    assert!(
        changed.is_empty(),
        "{} of {} kinds of lines changed:\n{}",
        changed.len(),
        LINES.len(),
        changed.join("\n")
    );
}
