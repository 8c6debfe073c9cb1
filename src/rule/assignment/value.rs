//! The value: what is hidden, and what is spared.
//!
//! Every pattern is made here and nowhere else, so that rules with the same
//! kind of value share their automata.

/// A byte of a bare value. A blank ends it, a quote, an escape, and whatever
/// separates values in some container.
const BARE: &str = r#"[^\x00-\x20\x7f"'`\\,;&<>()\[\]{}|]"#;

/// The first byte of a bare value.
const BARE_FIRST: &str = r#"[^\x00-\x20\x7f"'`\\,;&<>()\[\]{}|=:]"#;

/// A bare value goes on behind brackets when this follows them: `p(ss)word` is
/// one value, and the bracket in `f(password=x).` and `[password=x]: ` ends it.
const BEHIND_BRACKET: &str = r#"[^\x00-\x20\x7f"'`\\,;&<>()\[\]{}|.:=!?/-]"#;

/// What a constructor or call looks like before a quote: the value is inside.
const WRAPPER: &str = r#"(?:[A-Za-z_]+[(\[]{1,2}){1,2}\\{0,7}["'`]"#;

/// Code that makes the value: a method, or a function named after what it does.
const CALL: &str = r"(?:(?:[A-Za-z_][A-Za-z0-9_]*(?:\.|::))+[A-Za-z_][A-Za-z0-9_]*|(?:get|load|read|create)(?:[_A-Z][A-Za-z0-9_]*)?|[a-z]+(?:_[a-z0-9]+)+)\(";

/// A bare value of at least so many characters. A short one may be a wrapper's
/// or function's name, which then is taken with what opens behind it, and spared.
pub(super) fn bare(least: usize) -> String {
    let wrapper = if least == 1 {
        format!("|{WRAPPER}|{CALL}")
    } else {
        String::new()
    };
    format!("{BARE_FIRST}{}{{{},}}{wrapper}", bare_next(), least - 1)
}

/// One more character of a bare value.
fn bare_next() -> String {
    format!(r"(?:{BARE}|[()\[\]{{}}]{{1,3}}{BEHIND_BRACKET})")
}

/// A value whose separator was percent-encoded: so are the enders.
pub(super) fn percent(least: usize) -> String {
    // Not the codes of blanks, quotes, brackets, `&`, `,`, `;` and `\`.
    const CODE: &str = "%(?:2[1345ABDEFabdef]|3[0-9ADFadf]|[46][0-9A-Fa-f]|5[0-9AEFaef]|7[0-9AEae]|[89A-Fa-f][0-9A-Fa-f])";
    let first = format!(r#"(?:[^\x00-\x20\x7f"'`\\,;&<>()\[\]{{}}|=:%+]|{CODE})"#);
    let next = format!(r#"(?:[^\x00-\x20\x7f"'`\\,;&<>()\[\]{{}}|%]|{CODE})"#);
    format!("{first}{next}{{{},}}", least - 1)
}

/// A value in percent-encoded double quotes, which only such a quote closes.
pub(super) fn percent_quoted(least: usize) -> String {
    const PLAIN: &str = r#"[^%\x00-\x20\x7f"'`\\&<>]"#;
    let code = "%(?:[013-46-9A-Fa-f][0-9A-Fa-f]|2[013-9A-Fa-f]|5[0-9ABD-Fabd-f])";
    let escape = format!("%5[Cc](?:{PLAIN}|%[0-9A-Fa-f]{{2}})");
    format!("(?:{PLAIN}|{code}|{escape}){{{least},}}")
}

/// A value in quotes at an escape depth, up to the quote that closes it: one
/// with n backslashes before it where n mod 2^d is not 2^d-1, or n / 2^d is
/// even. An unclosed one ends with its line.
pub(super) fn quoted(quote: char, depth: u32, least: usize) -> String {
    let unit = unit(quote, depth);
    format!("(?:{unit}){{{least},}}")
}

/// The same, where the quote before it may not have opened anything: what begins
/// as the text between two strings does is no value.
pub(super) fn guarded(quote: char, depth: u32, least: usize) -> String {
    let unit = unit(quote, depth);
    let first = format!(
        r#"[^ \t,:;&|>}}\])"'`\\\r\n]|[;&|>}}\])][^ \t,:;&|>}}\])"'`\\\r\n]|\\{{{}}}."#,
        (1 << (depth + 1)) - 1
    );
    format!("(?:{first})(?:{unit}){{{},}}", least - 1)
}

/// The same in a statement, where two single quotes are one of the value.
pub(super) fn statement(quote: char, depth: u32, least: usize) -> String {
    let value = guarded(quote, depth, least);
    match quote {
        '\'' => format!("{value}(?:''(?:{})*)*", unit(quote, 0)),
        _ => value,
    }
}

/// One character of a quoted value, or an escape.
fn unit(quote: char, depth: u32) -> String {
    let escape = (1 << (depth + 1)) - 1;
    // A double quote that text structure follows closes what is round all this.
    let (other, double) = match quote {
        '"' => ("", String::new()),
        // What never closes goes on to the next field of a query, or the text's end.
        '`' => ("\"'&", String::new()),
        _ => ("\"", format!(r#"|"[^,:}}\]{quote}\\\s<]"#)),
    };
    // Nor does it hide the end of the element that it stands in.
    let double = format!(r"|<[^/{quote}{other}\\\r\n]{double}");
    let plain = format!(r"[^<{quote}{other}\\\r\n]");
    let fewer = match escape {
        1 => String::new(),
        _ => format!(r"|\\{{1,{}}}{plain}", escape - 1),
    };
    format!(r"{plain}{fewer}{double}|\\{{{escape}}}.")
}

/// The text of an element, with the sign that begins the next tag.
pub(super) fn text(least: usize) -> String {
    const NEXT: &str = r#"(?:[^<>"\r\n]|\\")"#;
    const FIRST: &str = r#"[^\x00-\x20\x7f<>"\\]"#;
    format!("{FIRST}{NEXT}{{{},}}<", least - 1)
}

/// Spared as the text of an element: the signs between two, too.
pub(super) fn text_spare() -> String {
    format!(
        "(?i:{PROSE})[.!?:]{{0,3}}|[^A-Za-z0-9<]{{1,3}}|xsd?:[A-Za-z]+|{}",
        quoted_spare()
    )
}

/// Stars and the like, bullets, ellipses.
const FILLERS: &str = r"[*.#_?-]+|[xX]{3,}[xX*.-]*|(?:\xe2\x80[\xa2\xa6]|\xe2\x97\x8f)+";

/// Variables and templates: what fills them in is elsewhere.
const VARIABLES: &str = r"\$|<\|[a-z0-9_]+\|>|\$\{[A-Za-z0-9_.]+\}?|\$\$?\([A-Za-z0-9_./ -]+\)?|\$[A-Z_][A-Z0-9_]*|\$[0-9]{1,2}|%[A-Z_][A-Z0-9_]*%|\{\{[^{}\r\n]*\}{0,2}|\{[A-Za-z0-9_.:!]*\}|<[A-Za-z0-9_.:/ -]+>|#\{[A-Za-z0-9_.@]*\}?|\$[a-z_]+-|%[-+#0-9.]*[A-Za-z@]|%\([A-Za-z0-9_]+\)?s?";

/// Where a secret lies: a path, or the name that a store has for it; or how it is
/// encrypted.
const REFERENCES: &str = r"/[a-z][a-z0-9_.-]*(?:/[a-z][a-z0-9_.-]*)+|(?:op|awssm|gcpsm|vault|file|ref\+[a-z0-9]+)://?[A-Za-z0-9_./#:+-]+|file:/[a-z0-9_./-]+|arn:aws[a-z-]*:[A-Za-z0-9:/_.+=@-]+|data\.[a-z0-9_]+\.[A-Za-z0-9_.\[\]]+|ENC\[.*";

/// Spared wherever it stands: what is put in place of a value.
fn placeholders() -> String {
    // Nothing, and what other filters write.
    const WORDS: &str = "null|none|nil|undefined|true|false|yes|no|on|off|n/a|nan|not set|unset|set|empty|default|redacted|filtered|masked|hidden|protected|removed|sanitized|sensitive|omitted|scrubbed|suppressed|encrypted|provided|present|absent|string|str";
    let hints = "(?i:your|my|insert|enter|replace)[-_ ][A-Za-z_ -]+";
    format!(
        r"{VARIABLES}|{REFERENCES}|{hints}|{FILLERS}|[0-9]|[\[(<*_]{{0,3}}(?i:{WORDS})[\])>*_]{{0,3}}"
    )
}

/// Prose after `password: `, and types in signatures.
const PROSE: &str = "a|an|the|is|isn|was|were|are|be|been|not|don|doesn|didn|won|can|could|couldn|cannot|must|should|would|will|may|has|have|had|does|do|did|invalid|incorrect|wrong|bad|expired|required|missing|failed|failure|fail|fails|failing|denied|accepted|rejected|refused|changed|changing|updated|reset|sent|saved|stored|matches|match|matched|mismatch|using|used|use|enter|please|type|prompt|for|from|to|of|in|at|as|by|and|or|with|without|if|when|after|before|too|must|blank|ok|okay|error|unknown|unauthorized|unspecified|unavailable|unsupported|authentication|authorization|auth|login|user|users|username|account|field|value|values|optional|text|bytes|boolean|bool|integer|object|any|password|passwords|minimum|maximum|only|already|never|about|all|some|ask|asked|asking|check|checked|checking|success|successful|successfully|succeeded|valid|validated|verified|verification|disabled|enabled|flag|flags|option|options|argument|arguments|arg|requires|parameter|publickey|interactive|pam|will|this|that|it|its|no|new|await|shift|files|compat|number|int|float|double|char|[uif](?:8|16|32|64|128|size)|Secret|SecretString|SecretStr|SecretBox|Some|Option|Ok|Just|String|Optional|Box|Vec";

/// Where a program looks a value up instead of writing it down.
const LOOKUP: &str = r"(?:os\.(?:environ|getenv)|process\.env|(?:System\.)?getenv|env|ENV|self|this|config|cfg|conf|settings|options|opts|args|params|req|request|secrets|vars|var|local|module)[.\[:(][A-Za-z0-9_.\[:(]*|os\.environ|process\.env|!{1,2}[A-Za-z]{1,12}";

/// Spared as a bare value of any length.
pub(super) fn bare_spare() -> String {
    // A letter before a quote is a string's prefix; a flag is the next one.
    let more = r"(?:[bBuUrRfFLN]|rb|br)#{0,3}|string\([0-9]{1,5}|-[A-Za-z]|--[a-z][a-z0-9-]*|PASSWORD|PASSWD|PASSPHRASE|PASS|SECRET|TOKEN|KEY|STRING";
    let types = r"(?:Optional|Option|Union|List|Vec)[\[(][A-Za-z_.&':]+";
    let wrapped = r"[A-Za-z_]+[(\[{]{1,2}(?i:redacted|filtered|masked|hidden|null|none|nil|\*+)";
    format!(
        "(?i:{PROSE})[.!?:]{{0,3}}|{more}|{LOOKUP}|{wrapped}|{types}|{WRAPPER}|{CALL}.*|{}",
        placeholders()
    )
}

/// Spared as a quoted value of any length: a password may be a word there, and
/// a sentence counts only where it says what is wrong with a password.
pub(super) fn quoted_spare() -> String {
    const BEGINNINGS: &str = "is|was|must|should|cannot|can't|forgot|forgotten|reset|has|does|may|needs|this|please|invalid|incorrect|wrong|missing|required|expected|expired|not|too|password|the password";
    // Three words or more, of letters or short numbers; or two that say it all.
    let sentence =
        format!(r"(?i:{BEGINNINGS})(?: \(?(?:[A-Za-z][a-z'-]*|[0-9]{{1,3}})[,.!?:)]?){{2,}}");
    let word = "(?i:(?:is |was )?(?:required|invalid|incorrect|missing|expired)|not set|too short|too long)[.!]?";
    // What opens as a lifetime does.
    let lifetime = "static [A-Za-z]+(?: = .*)?";
    format!("{sentence}|{word}|{lifetime}|{}", placeholders())
}

/// Spared where a value should look like no word: words, names, paths, numbers
/// with dots, sentences, placeholders, objects with their ids.
pub(super) fn lookalikes() -> String {
    // Letters as words have them: no lower-case letter alone between capitals,
    // but in `Of`, `To`, `Is` and the like. Then a short number.
    const WORD: &str = "(?:(?:[A-Z]*[a-z]{2,}|[ABDIGNOTU][defnoprsty])*[A-Z]*|[a-z])[0-9]{0,4}";
    const JOINT: &str = r"[-_./:$ ,'#+~!?]+";
    let words = format!(r"[\[(<{{*$%@]*(?:{JOINT})?{WORD}(?:{JOINT}{WORD})*[\])>}}*%]*");
    let object = format!(r"@[0-9a-f]{{1,8}}|[(\[{{]{{1,2}}{}+", bare_next());
    [
        format!("{words}(?:{object})?").as_str(),
        r"0x[0-9A-Fa-f]{1,16}",
        // A token of a language model.
        r"<\|[a-z0-9_]+\|>",
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}[0-9T:.Z+ -]*",
        FILLERS,
    ]
    .join("|")
}

/// A spare pattern with a rule's own look-alikes.
pub(super) fn with_own(spare: String, own: &str) -> String {
    match own {
        "" => spare,
        own => format!("{spare}|{own}"),
    }
}

/// Schemes of `Authorization` with one token behind them.
pub(super) const TOKEN_SCHEMES: &str = "bearer|basic|token|apikey|api-key|key|negotiate|ntlm|kerberos|dpop|bot|ssws|geniekey|splunk|jwt|private|aws|sharedkey|sharedkeylite|goog1|x-api-key";

/// Schemes with parameters behind them.
pub(super) const PARAMETER_SCHEMES: &str = "digest|oauth|hawk|mac|hmac|signature|sentry|wsse|usernametoken|googlelogin|sharedaccesssignature|flyv1|aws4-hmac-sha256|aws4-ecdsa-p256-sha256|goog4-rsa-sha256|goog4-hmac-sha256|acs3-hmac-sha256|tc3-hmac-sha256|eg1-hmac-sha256|sdk-hmac-sha256|hmac-sha256";

/// Spared behind a scheme: `Bearer token`, and the name of a parameter whose
/// quoted value is a span of its own.
pub(super) fn scheme_spare() -> String {
    let words = "tokens?|auth|authentication|authorization|realm|scheme|credentials?|access_token|header|headers|null|none|nil|undefined|required|missing|invalid|expired|is|not|was|must|for|or|and|redacted|filtered|masked|hidden";
    format!(r"[\[(<]{{0,2}}(?i:{words})[\])>.!?:]{{0,3}}|[a-z_]+=|{VARIABLES}|{FILLERS}")
}

/// A parameter's value in quotes. Behind a quote that closes the whole text follows
/// what goes on in its container: such a quote opens none.
const QUOTED_PARAMETER: &str = r#"="(?:[^"\\\r\n,:;}\]) >][^"\\\r\n]*)?""#;

/// Parameters in bare text: to the end of the line, but not past a quote that
/// no parameter opened, which closes the text they stand in.
pub(super) fn parameters() -> String {
    format!(r#"(?:[^"'`\\\r\n\[\]{{}}<>]|{QUOTED_PARAMETER}|=\\{{1,7}}"[^"\\\r\n]*\\{{1,7}}")+"#)
}

/// A whole header in bare text: to the end of the line, or of its container.
pub(super) fn rest_of_line() -> String {
    r#"[^\x00-\x20\x7f"'`\\<>()\[\]{},;|=:][^"'`\\\r\n<>\[\]{}]*"#.to_owned()
}

/// A word, and another with a digit in it, as the name of the next field has
/// none.
pub(super) fn one_or_two_words() -> String {
    const WORD: &str = "[A-Za-z+/_.~-]*[0-9][A-Za-z0-9+/_.~-]*={0,2}";
    format!("{BARE_FIRST}{}*(?: {WORD})?", bare_next())
}

/// Spared as a whole `Authorization` header: what a known scheme introduces has
/// a form of its own, so that the scheme stays visible; and prose.
pub(super) fn header_spare() -> String {
    let known = format!("(?i:{TOKEN_SCHEMES}|{PARAMETER_SCHEMES})");
    format!(r"{known}(?:[ \t+][^\r\n]*)?|{}", lookalikes())
}

/// Cookies in bare text, to the end of the line or of their container.
pub(super) fn cookies() -> String {
    format!(
        r#"{BARE_FIRST}(?:[^"'`\\\r\n<>()\[\]{{}},]|,[^"'`\\\r\n<>()\[\]{{}} ,]|{QUOTED_PARAMETER}|[()\[\]{{}}]{{1,3}}[^"'`\\\r\n<>()\[\]{{}} ,;.:])*"#
    )
}

/// The value of a cookie that is being set.
pub(super) fn set_cookie() -> String {
    r#"[^\x00-\x20\x7f"'`\\;,<>()\[\]{}](?:[,()\[\]{}]{0,3}[^\x00-\x20\x7f"'`\\;,<>()\[\]{}])*"#
        .to_owned()
}

/// Spared as a cookie's value.
pub(super) fn cookie_spare() -> String {
    format!(
        "(?i:deleted|expired|deleteme|disabled|enabled)|{}",
        placeholders()
    )
}
