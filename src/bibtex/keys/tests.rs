//! Keys that users of JabRef and of Better BibTeX expect.

use proptest::prelude::*;

use super::*;

fn key_of(fields: &[(&str, &str)], pattern: &str) -> String {
    let fields: Vec<(String, String)> = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    Pattern::read(pattern).key(&Entry { kind: "article", key: "old1", fields: &fields })
}

fn key(pattern: &str) -> String {
    key_of(
        &[
            ("author", "M{\\\"u}ller, J{\\\"o}rg and O'Neil, Ann and Smith, Zoe and Wu, X."),
            ("editor", "Grace Hopper and Alan van der Turing"),
            ("title", "The {Impact} of {AI} on work-life balance"),
            ("date", "2019-05"),
            ("pages", "12--34"),
            ("keywords", "care, labour market"),
            ("journaltitle", "Work and Society"),
        ],
        pattern,
    )
}

#[test]
fn placeholders_of_jabref() {
    for (pattern, made) in [
        ("[auth][year]", "Mueller2019"),
        ("[auth3:upper]", "MUE"),
        ("[auth2_3]", "Sm"),
        ("[auth2_9][year]", "2019"),
        ("[authors]", "MuellerONeilSmithWu"),
        ("[authors2]", "MuellerONeilEtAl"),
        ("[authEtAl]", "MuellerEtAl"),
        ("[auth.etal]", "Mueller.etal"),
        ("[auth.auth.ea]", "Mueller.ONeil.ea"),
        ("[authshort]", "MOS+"),
        ("[authorLast][authorLastForeIni][authForeIni]", "WuXJ"),
        ("[authorIni]", "MuellOSW"),
        ("[authIni5]", "MuOSW"),
        ("[authorsAlpha]", "MOSW"),
        ("[edtr][editorLast]", "HopperTuring"),
        ("[edtr.edtr.ea]", "Hopper.Turing"),
        ("[title]", "TheImpactofAIonWorkLifeBalance"),
        ("[shorttitle]", "ImpactAIwork"),
        ("[veryshorttitle:lower]", "impact"),
        ("[camel3]", "TheImpactOf"),
        ("[shorttitleINI]", "TIo"),
        ("[title:sentencecase:truncate10]", "Theimpact"),
        ("[firstpage]-[lastpage]", "12-34"),
        ("[keyword2]", "labourmarket"),
        ("[volume:(none)]", "none"),
        ("[volume:([auth:([title])]x)]", "Muellerx"),
        ("[JOURNAL:abbr]", "WaS"),
        ("[entrytype]:[shortyear]", "Article:19"),
        ("[citationkey]b", "old1b"),
        (r#"[auth:regex("[aeiou]+","_")]"#, "Muell_r"),
        (r#"[auth.etal:regex("\\.etal","Alii")]"#, "MuellerAlii"),
        ("[unknown][:lower][]", ""),
        ("x[auth", "x[auth"),
    ] {
        let made = if pattern == "x[auth" { "xauth" } else { made };
        assert_eq!(key(pattern), made, "{pattern}");
    }
}

#[test]
fn a_body_is_known_by_its_initials_and_a_particle_is_left_out() {
    for (author, pattern, made) in [
        ("{Royal Society for Nature Conservation}", "[auth][year]", "RSNC2001"),
        ("{Graph Grammar Tools ({GGT})}", "[auth]", "GGT"),
        ("{eBay}", "[auth]", "eBay"),
        ("Vincent van Gogh", "[auth]", "Gogh"),
        ("Vincent van Gogh", "[authFirstFull]", "vanGogh"),
        ("Vincent van Gogh", "[authorsAlpha]", "vGog"),
        ("A. Lee and others", "[authEtAl]", "LeeEtAl"),
        ("A. Lee and others", "[authorsAlpha]", "L+"),
        ("Lee, A.; Kim, B.", "[authors]", "LeeKim"),
        ("", "[auth:(anon)]", "anon"),
    ] {
        assert_eq!(key_of(&[("author", author), ("year", "2001")], pattern), made, "{author} {pattern}");
    }
}

#[test]
fn formulas_of_better_bibtex() {
    for (formula, made) in [
        ("auth.lower + shorttitle(3,3) + year", "mullerImpactAIWorklife2019"),
        ("authEtAl.lower + '_' + shortyear", "mulleretal_19"),
        ("authEtal2", "Muller.etal"),
        ("auth(3) + auth(n=1, m=2)", "MulO"),
        ("authors(n=2, etal='EtAl', sep='-')", "Muller-ONeil-EtAl"),
        ("authAuthEa", "Muller.ONeil.ea"),
        ("authorsAlpha + firstpage", "MOSW12"),
        ("Title.select(1,2).condense('_').lower", "the_impact"),
        ("title.abbr", "IAwb"),
        ("volume | auth + year", "Muller2019"),
        ("auth.len('>', 20) + year; editor(1) + auth(creator='editor')", "GraceHopperandAlanvanderTuringHopper"),
        ("(auth + year).upper", "MULLER2019"),
        ("journal.abbr.prefix('j')", "jWaS"),
        ("auth.replace('ll','l').substring(2)", "uler"),
    ] {
        assert_eq!(key(formula), made, "{formula}");
    }
}

#[test]
fn a_pattern_that_cannot_be_meant_is_refused_with_what_was_expected() {
    for (pattern, message, help) in [
        ("nonsense$$", "`nonsense$$` is no function and no field", "a pattern is"),
        ("auth.lowr + year", "`lowr` is no filter", "did you mean `lower`?"),
        ("yaer", "`yaer` is no function and no field", "did you mean `year`?"),
        ("auth(3 + year", "a parenthesis is not closed", ""),
        ("auth + 'x", "a `'` opens text that does not end", ""),
        ("  ", "the pattern is empty", "write"),
        ("[auth:lwer][year]", "`lwer` is no modifier", "did you mean `lower`?"),
        ("[auth", "a bracket is not closed: `[auth`", "a placeholder is"),
        ("[auth]]", "a bracket closes nothing: `]`", "a placeholder is"),
        ("[volume:([auth:zzzz])]", "`zzzz` is no modifier", "JabRef's"),
        (r#"[auth:regex("(","")]"#, "`(` is no regular expression", "sign"),
    ] {
        let problem = Pattern::checked(pattern).unwrap_err();
        assert_eq!(problem.message, message);
        assert!(problem.help.as_deref().unwrap_or("").contains(help), "{pattern}: {:?}", problem.help);
    }
    for pattern in [
        "auth.lower + shorttitle(3,3) + year",
        "Title.abbr",
        "'x' + (auth | editor) + field('shelf')",
        "[shelf:(none)]_[auth3_2:upper]",
        "howpublished",
    ] {
        assert!(Pattern::checked(pattern).is_ok(), "{pattern}");
    }
}

proptest! {
    #[test]
    fn no_pattern_makes_it_panic_and_every_key_is_sound(
        pattern in "(\\[[a-zA-Z:(\")$,.0-9]{0,14}\\]?|[a-zA-Z]{1,9}(\\([0-9,='a-z]{0,6}\\))?|[.+|;\"' ]|\\\\){0,9}",
        author in "[A-Za-zÄé{}, ]{0,20}( and [A-Za-z{}, ]{0,12}){0,3}",
    ) {
        let key = key_of(&[("author", &author), ("title", "On {Work}"), ("year", "1999")], &pattern);
        prop_assert!(key.chars().all(crate::bibtex::write::is_key_char), "{}", key);
    }
}
