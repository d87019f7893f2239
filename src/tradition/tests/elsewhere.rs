//! Texts in other languages: schools are those that headings name, and nothing is made of paragraphs without a name.

use super::*;

#[test]
fn headings_name_schools_in_other_languages() {
    let text = "# Las escuelas del agua\n\nLa literatura sobre los ríos es muy amplia y conviene ordenarla antes de empezar.\n\n\
        ## 1. El enfoque de la movilización de las aguas\n\nLos primeros autores sostienen que el agua se mueve por interés \
        (Adler, 1990). Boone (1994) lo aplicó a los lagos, y Castro (2001) a los canales de las ciudades.\n\n\
        ## 2. La escuela de los nuevos ríos\n\nPara otros autores lo que está en juego es la identidad de quienes viven en la orilla \
        (Dunn, 2005). Falk (2011) lo describe en una aldea, y Ester (1999) en otra.\n\n\
        ## Conclusiones\n\nLa discusión sigue abierta, y en los últimos años se han publicado varios libros más (Adler, 1990; \
        Dunn, 2005; Falk, 2011).\n";
    let document = Document::of_text(text.to_owned());
    assert_eq!(document.language.as_deref(), Some("es"));
    let reading = citation::read(&document, references(&SIX));
    let found = propose(&document, &reading.references, &reading.citations, &[]);
    let mut labels: Vec<&str> = found.iter().map(|school| school.label.as_str()).collect();
    labels.sort_unstable();
    assert_eq!(labels, ["El enfoque de la movilización de las aguas", "La escuela de los nuevos ríos"], "{found:?}");
    assert!(
        found.iter().all(|school| school.kind == TraditionKind::Tradition && school.claims.len() == 3),
        "{found:?}"
    );
}

#[test]
fn a_process_in_ismo_is_no_school() {
    let text = "# Los ríos\n\nLa literatura sobre los ríos es muy amplia y conviene ordenarla antes de empezar.\n\n\
        ## Metabolismo\n\nEl agua se mueve por la orilla (Adler, 1990). Boone (1994) lo midió en los lagos, y Castro (2001) en los \
        canales de las ciudades.\n\n\
        ## Mecanismo de acción\n\nEn las aldeas el agua baja por la noche (Dunn, 2005). Falk (2011) lo describe en una aldea, y \
        Ester (1999) en otra.\n";
    let document = Document::of_text(text.to_owned());
    assert_eq!(document.language.as_deref(), Some("es"));
    let reading = citation::read(&document, references(&SIX));
    let found = propose(&document, &reading.references, &reading.citations, &[]);
    assert!(found.iter().all(|school| school.kind != TraditionKind::Tradition), "{found:?}");
}

#[test]
fn who_speaks_against_a_school_by_its_name_is_a_critic_in_other_languages() {
    let text = "# Die Schulen des Wassers\n\nDie Literatur über die Flüsse ist breit und soll hier geordnet werden, bevor wir beginnen.\n\n\
        ## 1. Die hydraulische Schule\n\nFür die hydraulische Schule bewegt sich das Wasser aus Interesse (Adler, 1990). Boone (1994) \
        hat das auf die Seen übertragen. Castro (2001) kritisiert die hydraulische Schule wegen ihrer Heiterkeit.\n\n\
        ## 2. Die symbolische Schule\n\nFür die symbolische Schule geht es um die, die am Ufer wohnen (Dunn, 2005). Falk (2011) \
        beschreibt es in einem Dorf, und Ester (1999) in einem anderen.\n";
    let document = Document::of_text(text.to_owned());
    let reading = citation::read(&document, references(&SIX));
    let found = propose(&document, &reading.references, &reading.citations, &[]);
    let castro = found.iter().flat_map(|school| &school.claims).find(|claim| claim.reference == 2).unwrap();
    assert_eq!((castro.role, castro.cue.text.trim()), (Role::Critiques, "kritisiert"), "{found:?}");
}
