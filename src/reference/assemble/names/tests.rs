//! Name lists as reference lists print them, in several styles and languages.

use super::*;
use proptest::prelude::*;

/// Names as `prefix|family|given|suffix`, bodies as `=name`.
fn shown(text: &str) -> Vec<String> {
    let list = read_names(text);
    let mut shown: Vec<String> = list
        .names
        .list
        .iter()
        .map(|name| match name {
            Name::Body(name) => format!("={name}"),
            Name::Person(p) if p.prefix.is_empty() && p.suffix.is_empty() => format!("{}|{}", p.family, p.given),
            Name::Person(p) => format!("{}|{}|{}|{}", p.prefix, p.family, p.given, p.suffix),
        })
        .collect();
    if list.names.and_others {
        shown.push("+".into());
    }
    shown
}

#[test]
fn author_date_lists() {
    assert_eq!(shown("England, Paula and Folbre, Nancy"), ["England|Paula", "Folbre|Nancy"]);
    assert_eq!(shown("Bowker, Geoffrey C. and Star, Susan Leigh"), ["Bowker|Geoffrey C.", "Star|Susan Leigh"]);
    assert_eq!(shown("Bowker, Geoffrey C., and Susan Leigh Star."), ["Bowker|Geoffrey C.", "Star|Susan Leigh"]);
    assert_eq!(shown("Downing, N. Lance et al."), ["Downing|N. Lance", "+"]);
    assert_eq!(shown("Abel, E.K. and Nelson, M.K. (eds)"), ["Abel|E.K.", "Nelson|M.K."]);
    assert_eq!(shown("Smith, J., Jones, B. C., & Lee, D."), ["Smith|J.", "Jones|B. C.", "Lee|D."]);
    assert_eq!(shown("Baker, Ann, John Carter, and Eve Dunn."), ["Baker|Ann", "Carter|John", "Dunn|Eve"]);
    assert_eq!(shown("Cornelius-White, Jeffrey"), ["Cornelius-White|Jeffrey"]);
    assert_eq!(
        shown("Wickham, Hadley, Mara Averick, Jennifer Bryan, Winston Chang, et al."),
        ["Wickham|Hadley", "Averick|Mara", "Bryan|Jennifer", "Chang|Winston", "+"]
    );
}

#[test]
fn lists_of_the_south() {
    assert_eq!(shown("PALMA, Emerson; BRASIL JR., Antônio"), ["Palma|Emerson", "|Brasil|Antônio|Jr."]);
    assert_eq!(shown("BRASIL JR, Antônio; BOTELHO, André"), ["|Brasil|Antônio|Jr", "Botelho|André"]);
    assert_eq!(shown("DAVIS JR, SMITH KL, ROE A"), ["Davis|J. R.", "Smith|K. L.", "Roe|A."]);
    assert_eq!(shown("Avalos Guijarro, Adriana de Los Ángeles"), ["Avalos Guijarro|Adriana de Los Ángeles"]);
    assert_eq!(shown("Alves, L. Japiassu, R. Quay, T."), ["Alves|L.", "Japiassu|R.", "Quay|T."]);
}

#[test]
fn initials_make_persons_of_words_of_bodies() {
    assert_eq!(shown("Roe S, Hughes JD, Church GM"), ["Roe|S.", "Hughes|J. D.", "Church|G. M."]);
    assert_eq!(shown("Service FJ , Roe N, Thompson GB, et al"), ["Service|F. J.", "Roe|N.", "Thompson|G. B.", "+"]);
    assert_eq!(
        shown("Roe WJ , Lang W, Foster GD, Quay Research Group"),
        ["Roe|W. J.", "Lang|W.", "Foster|G. D.", "=Quay Research Group"]
    );
}

#[test]
fn names_broken_at_a_lines_end_are_joined() {
    assert_eq!(shown("Roe C, Tess - eromatis C, Quay T"), ["Roe|C.", "Tesseromatis|C.", "Quay|T."]);
    assert_ne!(shown("Ann Quay - editor"), shown("Ann Quayeditor"));
    assert_eq!(shown("T. Sher - wood, D.I. Williams"), ["Sherwood|T.", "Williams|D.I."]);
    assert_eq!(shown("S. M. Roe, P. Sun, andT. Quay"), ["Roe|S. M.", "Sun|P.", "Quay|T."]);
}

#[test]
fn chinese_names_in_their_own_order() {
    assert_eq!(shown("Tan Shelian , Ou Yingxiong, Fang Sheng"), ["Tan|Shelian", "Ou|Yingxiong", "Fang|Sheng"]);
    // Japanese and Western names that sound alike.
    for (text, name) in
        [("Yu Sato", "Sato|Yu"), ("Yu Mori", "Mori|Yu"), ("Han Baker", "Baker|Han"), ("Wen Hua", "Hua|Wen")]
    {
        assert_eq!(shown(text), [name], "{text}");
    }
    assert_eq!(shown("Wang Xiao-Ming"), ["Wang|Xiao-Ming"]);
    assert_eq!(shown("Shelian Tan, Fang Sheng"), ["Tan|Shelian", "Sheng|Fang"]);
    assert_eq!(shown("Wang, Xiaoming, Li, Hua"), ["Wang|Xiaoming", "Li|Hua"]);
    assert_eq!(shown("Long Anderson, Song Lee"), ["Anderson|Long", "Lee|Song"]);
}

#[test]
fn bodies_with_initials_of_countries_and_newspapers() {
    assert_eq!(shown("U.S. Census Bureau"), ["=U.S. Census Bureau"]);
    assert_eq!(shown("Quay City Times"), ["=Quay City Times"]);
}

#[test]
fn vancouver_reading_order_and_lists_without_separators() {
    assert_eq!(shown("Yan JE , Fan TT, Shi SL"), ["Yan|J. E.", "Fan|T. T.", "Shi|S. L."]);
    assert_eq!(shown("M. Asada, S. Noda, and K. Hosoda."), ["Asada|M.", "Noda|S.", "Hosoda|K."]);
    assert_eq!(shown("Minoru Asada, Shoichi Noda and Koh Hosoda"), ["Asada|Minoru", "Noda|Shoichi", "Hosoda|Koh"]);
    assert_eq!(shown("Smith J Jones BC Brown TT"), ["Smith|J.", "Jones|B. C.", "Brown|T. T."]);
    assert_eq!(shown("Borcherding, K./Rohrmann, B."), ["Borcherding|K.", "Rohrmann|B."]);
    assert_eq!(shown("HOLLMANN Reiner"), ["Hollmann|Reiner"]);
    assert_eq!(shown("SMITH, J., JONES, B."), ["Smith|J.", "Jones|B."]);
}

#[test]
fn initials_that_look_like_small_words_are_kept() {
    assert_eq!(shown("Song Y, Xu Y, Duval I"), ["Song|Y.", "Xu|Y.", "Duval|I."]);
    assert_eq!(shown("Ostberg CO, Lindqvist HG, Dur PD."), ["Ostberg|C. O.", "Lindqvist|H. G.", "Dur|P. D."]);
    assert_eq!(shown("Scott E Fahlman and Geoffrey E Hinton"), ["Fahlman|Scott E", "Hinton|Geoffrey E"]);
    assert!(!read_names("Aldous ED, Kaminski H").editors);
    assert_eq!(shown("Petrenko IV, Wu L"), ["Petrenko|I. V.", "Wu|L."]);
    assert_eq!(shown("E. Halas and S.M. Wu."), ["Halas|E.", "Wu|S.M."]);
}

#[test]
fn a_list_of_bare_initials_makes_initials_of_what_is_a_name_elsewhere() {
    assert_eq!(shown("Brandt E, Ho J, Grace PLM"), ["Brandt|E.", "Ho|J.", "Grace|P. L. M."]);
    assert_eq!(shown("von Thal SS, Moretti A, Grace PLM"), ["von|Thal|S. S.|", "Moretti|A.", "Grace|P. L. M."]);
}

#[test]
fn names_may_stand_in_the_bracket_that_says_they_edit() {
    assert_eq!(shown("(eds Joubert, M. & Ueda, L.)"), ["Joubert|M.", "Ueda|L."]);
    assert_eq!(shown("(ed. Dietrich, G.)"), ["Dietrich|G."]);
    assert!(read_names("(eds Joubert, M. & Ueda, L.)").editors);
}

#[test]
fn short_family_names_in_capitals_before_given_names_are_no_initials() {
    assert_eq!(shown("XU, Hugo Z."), ["Xu|Hugo Z."]);
    assert_eq!(shown("LI, Yuki"), ["Li|Yuki"]);
    assert_eq!(shown("HORVÁTH, Anna and XU, Boris S."), ["Horváth|Anna", "Xu|Boris S."]);
    assert_eq!(shown("LI, Ann, OKONKWO, Ngozi"), ["Li|Ann", "Okonkwo|Ngozi"]);
}

#[test]
fn capitals_given_names_and_lost_spaces_tell_the_parts() {
    assert_eq!(shown("Paul BROY"), ["Broy|Paul"]);
    assert_eq!(shown("BAHNMÜLLER Reinhard, SALM Rainer"), ["Bahnmüller|Reinhard", "Salm|Rainer"]);
    assert_eq!(shown("Dallemagne Jules"), ["Dallemagne|Jules"]);
    assert_eq!(shown("Frey Bruno S./Waldenström, Daniel"), ["Frey|Bruno S.", "Waldenström|Daniel"]);
    assert_eq!(shown("Salling Olesen, Henning & Weber, Kirsten"), ["Salling Olesen|Henning", "Weber|Kirsten"]);
    assert_eq!(shown("HILLMANN, F. u. T. KRINGS"), ["Hillmann|F.", "Krings|T."]);
    assert_eq!(shown("Simon A.Grolnick"), ["Grolnick|Simon A."]);
    assert_eq!(shown("Lip- man DJ"), ["Lipman|D. J."]);
    assert_eq!(shown("Nguyen Jp"), ["Nguyen|Jp"]);
}

#[test]
fn particles_suffixes_and_double_names() {
    assert_eq!(shown("Mattos, Camila Silva de et al."), ["de|Mattos|Camila Silva|", "+"]);
    assert_eq!(shown("van der Berg, J. and de Beauvoir, Simone"), ["van der|Berg|J.|", "de|Beauvoir|Simone|"]);
    assert_eq!(shown("Simone de Beauvoir"), ["de|Beauvoir|Simone|"]);
    assert_eq!(shown("Beaugrande R. de"), ["de|Beaugrande|R.|"]);
    assert_eq!(shown("King, Martin Luther, Jr."), ["|King|Martin Luther|Jr."]);
    assert_eq!(shown("King, M. L., Jr., and Smith, A."), ["|King|M. L.|Jr.", "Smith|A."]);
    assert_eq!(shown("Jerez Mir, Miguel"), ["Jerez Mir|Miguel"]);
    assert_eq!(shown("Garcia Lorca, F."), ["Garcia Lorca|F."]);
    assert_eq!(shown("Gabriel García Márquez"), ["García Márquez|Gabriel"]);
    assert_eq!(shown("Ortega y Gasset, José"), ["Ortega y Gasset|José"]);
    assert_eq!(shown("de la Torre, J., & Ruiz, P."), ["de la|Torre|J.|", "Ruiz|P."]);
}

#[test]
fn capitals_of_a_style_are_not_the_names() {
    assert_eq!(shown("HINDS, STEPHEN"), ["Hinds|Stephen"]);
    assert_eq!(shown("A. LA PENNA"), ["La Penna|A."]);
    assert_eq!(shown("LE GOFF, JACQUES"), ["Le Goff|Jacques"]);
}

#[test]
fn bodies_stay_whole() {
    assert_eq!(
        shown("Office of the National Coordinator for Health Information Technology"),
        ["=Office of the National Coordinator for Health Information Technology"]
    );
    assert_eq!(
        shown("Department of Health, Education, and Welfare"),
        ["=Department of Health, Education, and Welfare"]
    );
    let two = shown("Department of Health UK, Ministry of Justice UK");
    assert!(two.iter().all(|name| name.starts_with('=')), "{two:?}");
    assert_eq!(shown("OECD"), ["=OECD"]);
    assert_eq!(shown("World Bank."), ["=World Bank"]);
    assert_eq!(shown("Statistisches Bundesamt"), ["=Statistisches Bundesamt"]);
}

#[test]
fn roles_around_a_list_are_noted_and_removed() {
    let list = read_names("In: Meyer, M.H. (ed.)");
    assert!(list.after_in && list.editors);
    assert_eq!(list.names, Names::of([Name::person("Meyer", "M.H.")]));
    let list = read_names("edited by Ann Smith and Bob Jones");
    assert!(list.editors);
    assert_eq!(list.names, Names::of([Name::person("Smith", "Ann"), Name::person("Jones", "Bob")]));
    let list = read_names("trans. R. Hurley");
    assert!(list.translators);
    assert_eq!(list.names, Names::of([Name::person("Hurley", "R.")]));
    assert_eq!(read_names("hrsg. von Peter Müller").names, Names::of([Name::person("Müller", "Peter")]));
    assert_eq!(read_names("(R. Hurley, Trans.)").names, Names::of([Name::person("Hurley", "R.")]));
    assert!(read_names("———.").repeated);
    assert!(read_names("--------").repeated);
    let read = shown("VAN DER QUAY Jan");
    assert_eq!(read, ["van der|Quay|Jan|"]);
    let same = read_names("dies.");
    assert!(same.repeated && same.names.list.is_empty());
    assert_eq!(read_names("Ders./Roe, Ann").names, Names::of([Name::person("Roe", "Ann")]));
}

proptest! {
    #[test]
    fn any_text_gives_a_list_without_panic(text in "\\PC{0,60}|[A-Z][a-z]{0,6}[,;./& ()-]{0,3}[A-Za-z., ]{0,30}") {
        let list = read_names(&text);
        prop_assert!(list.names.list.iter().all(|n| !n.family().trim().is_empty() || !n.given().is_empty()));
    }
}

#[test]
fn east_asian_names_are_one_each() {
    assert_eq!(shown("温忠麟, 张雷, 侯杰泰, 等"), ["温忠麟|", "张雷|", "侯杰泰|", "+"]);
    assert_eq!(shown("吉田 清弘/野村 剛司"), ["吉田|清弘", "野村|剛司"]);
    assert_eq!(shown("郭春華. 劉小冬. 餘盤滿"), ["郭春華|", "劉小冬|", "餘盤滿|"]);
}

#[test]
fn given_names_in_brackets_are_no_nicknames() {
    assert_eq!(shown("Pearce (N. J. G.), Perkins (W. T.)"), ["Pearce|N. J. G.", "Perkins|W. T."]);
    assert_eq!(shown("Robert (Bob) Putnam"), ["Putnam|Robert"]);
}

#[test]
fn short_family_names_behind_initials_are_kept() {
    assert_eq!(shown("C. E. Clayton, A. LAL, and C. Joshi"), ["Clayton|C. E.", "LAL|A.", "Joshi|C."]);
    assert_eq!(shown("A. R. Go."), ["Go|A. R."]);
    assert_eq!(shown("U.S. EPA"), ["=U.S. EPA"]);
}

#[test]
fn what_print_lost_is_found_again() {
    assert_eq!(shown("Dalton, R. J. Shin, D. C. and Jou, W."), ["Dalton|R. J.", "Shin|D. C.", "Jou|W."]);
    assert_eq!(shown("C RO N I N, J. J. & TAY L O R , S . A ."), ["Cronin|J. J.", "Taylor|S. A."]);
    assert_eq!(shown("Huinink, Johannes, and Dirk Konietzka, Dirk"), ["Huinink|Johannes", "Konietzka|Dirk"]);
    assert_eq!(shown("Sauvain J. - J, Deslarzes S"), ["Sauvain|J. J.", "Deslarzes|S."]);
}

#[test]
fn family_names_that_stand_first_without_a_comma() {
    assert_eq!(shown("Althusser Louis"), ["Althusser|Louis"]);
    assert_eq!(shown("Beauvoir Simone de"), ["de|Beauvoir|Simone|"]);
    assert_eq!(shown("Ridley Scott"), ["Scott|Ridley"]);
    assert_eq!(shown("Sánchez Marcos, Juan José"), ["Sánchez Marcos|Juan José"]);
    assert_eq!(shown("Smith, John, and Jiyoung Kim"), ["Smith|John", "Kim|Jiyoung"]);
}

#[test]
fn words_of_romance_languages_for_what_they_did_are_no_names() {
    for (text, name) in [
        ("Traducido por Antonio Moro", "Moro|Antonio"),
        ("Tradução de Patrick Moro", "Moro|Patrick"),
        ("traduction et présentation de J.-C. Moro", "Moro|J.-C."),
        ("En A. Moro (Ed.)", "Moro|A."),
        ("editado por Enrique Moro", "Moro|Enrique"),
        ("edizione critica a cura di V. Moro", "Moro|V."),
        ("Moro B, organizadores", "Moro|B."),
        ("(H. Moro, Trads.)", "Moro|H."),
    ] {
        assert_eq!(shown(text), [name], "{text}");
    }
    assert_eq!(shown("Burga, Manuel, y Alberto Flores Galindo"), ["Burga|Manuel", "Flores Galindo|Alberto"]);
}

#[test]
fn initials_before_each_family_name_part_a_list_without_separators() {
    assert_eq!(shown("R. Moor S. K. Quay G. van Poe"), ["Moor|R.", "Quay|S. K.", "van|Poe|G.|"]);
    assert_eq!(shown("R. Moor"), ["Moor|R."]);
}

#[test]
fn short_families_and_double_ones_are_read() {
    assert_eq!(shown("LI, X.; WU, Y."), ["LI|X.", "WU|Y."]);
    assert_eq!(shown("Kingma, Diederik P., and Jimmy Ba."), ["Kingma|Diederik P.", "Ba|Jimmy"]);
    assert_eq!(shown("José Ortega y Gasset"), ["Ortega y Gasset|José"]);
}

#[test]
fn particles_in_capitals_and_numbers_before_the_first_name_are_no_names() {
    assert_eq!(shown("Di Simone C, Buchmeier MJ"), ["Di Simone|C.", "Buchmeier|M. J."]);
    assert_eq!(shown("16-Lindquist TJ, Clancy JMS"), ["Lindquist|T. J.", "Clancy|J. M. S."]);
}

#[test]
fn bodies_stand_behind_authors_and_alone() {
    assert_eq!(shown("Quay, D.P. e.a. (red.)"), ["Quay|D.P.", "+"]);
    assert_eq!(
        shown("B. P. Quay et al. (LAKE Scientific Collaboration and Ice Collaboration),"),
        ["Quay|B. P.", "=LAKE Scientific Collaboration", "=Ice Collaboration", "+"]
    );
    for body in ["HM Treasury", "The Guardian", "Le Monde", "The Economist"] {
        assert_eq!(shown(body), [format!("={body}")]);
    }
    assert!(!shown("Le Guin")[0].starts_with('='));
}

#[test]
fn names_of_devotions_fathers_and_two_families_are_filed_by_their_last() {
    for (text, expected) in [
        ("María del Carmen García López", "García López, María del Carmen"),
        ("Ana de los Ángeles Pérez", "Pérez, Ana de los Ángeles"),
        ("Maria das Dores do Nascimento", "do Nascimento, Maria das Dores"),
        ("Alberto da Costa e Silva", "da Costa e Silva, Alberto"),
        ("Costa e Silva, Alberto da", "da Costa e Silva, Alberto"),
        ("Moura e Castro, L. de", "de Moura e Castro, L."),
        ("Muhammad ibn Jarir al-Tabari", "al-Tabari, Muhammad ibn Jarir"),
        ("Mohamed bin Zayed", "bin Zayed, Mohamed"),
        ("Ibn Khaldun", "Ibn Khaldun"),
        ("Juan de Mariana", "de Mariana, Juan"),
        ("Charles de la Vallée Poussin", "de la Vallée Poussin, Charles"),
        ("Insel, TR.", "Insel, T. R."),
    ] {
        let names = read_names(text).names.list;
        assert_eq!(names.iter().map(Name::inverted).collect::<Vec<_>>(), [expected], "{text}");
    }
    assert_eq!(read_names("Rossi, P. e Bianchi, M.").names.list.len(), 2);
}
