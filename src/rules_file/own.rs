//! Our format. Unknown keys are errors: a typo must not switch a rule off.

use super::table::Table;
use super::{Error, RulesFile, Setting, Settings, level_named, mask_style};
use crate::rule::Level;
use crate::rule::user::Rule;

/// Reads a whole file.
pub(super) fn read(root: &Table<'_>) -> Result<RulesFile, Error> {
    let mut settings = Settings {
        level: level(root)?,
        only: root.texts("only")?,
        without: root.texts("without")?,
        extra_keys: root.texts("extra_keys")?,
        mask: root.text("mask")?,
        secrets: root.texts("secrets")?,
        ..Settings::default()
    };
    if let Some(mask) = &settings.mask {
        mask_style(&mask.value).map_err(|error| root.error_in("mask", &error.to_string()))?;
    }
    if let Some(Setting { value, origin }) = root.whole("limit")? {
        let limit = usize::try_from(value).unwrap_or(usize::MAX);
        settings.limit = Some(Setting::new(limit, origin));
    }
    if let Some(mut allow) = root.table("allow")? {
        allow.own("[allow]");
        settings.allow_values = allow.texts("values")?;
        settings.allow_patterns = allow.texts("patterns")?;
        settings.allow_leads = allow.texts("leads")?;
        allow.all_known()?;
    }
    let mut file = RulesFile {
        settings,
        ..RulesFile::default()
    };
    for mut table in root.tables("rule")? {
        let rule = rule(&mut table)?;
        if file.rules.iter().any(|other| other.id == rule.id) {
            return Err(table.error("there is another rule of this id before it"));
        }
        file.rules.push(rule);
    }
    root.all_known()?;
    Ok(file)
}

fn level(table: &Table<'_>) -> Result<Option<Setting<Level>>, Error> {
    let Some(Setting { value, origin }) = table.text("level")? else {
        return Ok(None);
    };
    match level_named(&value) {
        Some(level) => Ok(Some(Setting::new(level, origin))),
        None => Err(table.error_in("level", "must be strict, normal or paranoid")),
    }
}

fn rule(table: &mut Table<'_>) -> Result<Rule, Error> {
    let Some(id) = table.text("id")? else {
        return Err(table.error("a rule without 'id'"));
    };
    let id = id.value;
    table.own(&format!("rule '{id}'"));
    if !crate::rule::user::is_id(&id) {
        return Err(table.error_in(
            "id",
            "must be lower-case letters and digits, with single hyphens between, at most 63",
        ));
    }
    let mut rule = Rule::new(id);
    rule.origin = Some(table.origin());
    let optional = |key| -> Result<Option<String>, Error> {
        Ok(table.text(key)?.map(|setting| setting.value))
    };
    let list = |key| -> Result<Vec<String>, Error> {
        Ok(table.texts(key)?.map_or_else(Vec::new, |list| list.value))
    };
    if let Some(about) = optional("description")? {
        rule = rule.about(about);
    }
    if let Some(source) = optional("source")? {
        rule = rule.source(source);
    }
    if let Some(family) = optional("family")? {
        rule = rule.family(family);
    }
    let secret = table.whole_or_text("secret")?;
    rule = match (optional("pattern")?, table.texts("anchors")?) {
        (Some(_), Some(_)) => {
            return Err(table.error("'pattern' and 'anchors': only one of them"));
        }
        (None, None) => return Err(table.error("it has neither 'pattern' nor 'anchors'")),
        (Some(pattern), None) => {
            let rule = rule.pattern(pattern);
            match secret {
                None => rule,
                Some(Ok(number)) => rule.secret_group(u32::try_from(number).unwrap_or(u32::MAX)),
                Some(Err(name)) => rule.secret_name(name),
            }
        }
        (None, Some(anchors)) => match secret {
            Some(Err(secret)) => {
                if anchors.value.iter().all(String::is_empty) {
                    return Err(table.error_in("anchors", "none is given"));
                }
                rule.anchors(anchors.value, &secret)
            }
            _ => return Err(table.error("with 'anchors', 'secret' is the pattern behind them")),
        },
    };
    rule = rule
        .keywords(list("keywords")?)
        .stopwords(list("stopwords")?);
    if let Some(bits) = table.number("entropy")? {
        rule = rule.entropy(bits);
    }
    if let Some(level) = level(table)? {
        rule = rule.level(level.value);
    }
    rule = rule
        .examples(list("examples")?)
        .counterexamples(list("counterexamples")?);
    if let Some(allow) = table.table("allow")? {
        let list = |key| -> Result<Vec<String>, Error> {
            Ok(allow.texts(key)?.map_or_else(Vec::new, |list| list.value))
        };
        rule = rule
            .allow_values(list("values")?)
            .allow_patterns(list("patterns")?)
            .allow_leads(list("leads")?);
        allow.all_known()?;
    }
    table.all_known()?;
    Ok(rule)
}
