//! Journals that astronomers' databases name by a macro of the AAS (`aas_macros.sty`): the SAO/NASA Astrophysics Data System
//! writes `journal = {\apj}`.

/// Macro and title.
#[rustfmt::skip]
const JOURNALS: &[(&str, &str)] = &[
    ("aj", "The Astronomical Journal"), ("actaa", "Acta Astronomica"),
    ("araa", "Annual Review of Astronomy and Astrophysics"), ("areps", "Annual Review of Earth and Planetary Sciences"),
    ("apj", "The Astrophysical Journal"), ("apjl", "The Astrophysical Journal Letters"),
    ("apjlett", "The Astrophysical Journal Letters"), ("apjs", "The Astrophysical Journal Supplement Series"),
    ("apjsupp", "The Astrophysical Journal Supplement Series"), ("ao", "Applied Optics"), ("applopt", "Applied Optics"),
    ("apss", "Astrophysics and Space Science"), ("aap", "Astronomy and Astrophysics"),
    ("astap", "Astronomy and Astrophysics"), ("aapr", "The Astronomy and Astrophysics Review"),
    ("aaps", "Astronomy and Astrophysics Supplement Series"), ("azh", "Astronomicheskii Zhurnal"),
    ("baas", "Bulletin of the American Astronomical Society"), ("bain", "Bulletin of the Astronomical Institutes of the Netherlands"),
    ("bac", "Bulletin of the Astronomical Institutes of Czechoslovakia"), ("caa", "Chinese Astronomy and Astrophysics"),
    ("cjaa", "Chinese Journal of Astronomy and Astrophysics"), ("fcp", "Fundamentals of Cosmic Physics"),
    ("gca", "Geochimica et Cosmochimica Acta"), ("grl", "Geophysical Research Letters"), ("iaucirc", "IAU Circulars"),
    ("icarus", "Icarus"), ("jcap", "Journal of Cosmology and Astroparticle Physics"), ("jcp", "The Journal of Chemical Physics"),
    ("jgr", "Journal of Geophysical Research"), ("jqsrt", "Journal of Quantitative Spectroscopy and Radiative Transfer"),
    ("jrasc", "Journal of the Royal Astronomical Society of Canada"), ("maps", "Meteoritics & Planetary Science"),
    ("memras", "Memoirs of the Royal Astronomical Society"), ("memsai", "Memorie della Societa Astronomica Italiana"),
    ("mnras", "Monthly Notices of the Royal Astronomical Society"), ("na", "New Astronomy"), ("nar", "New Astronomy Reviews"),
    ("nat", "Nature"), ("nphysa", "Nuclear Physics A"), ("pasa", "Publications of the Astronomical Society of Australia"),
    ("pasj", "Publications of the Astronomical Society of Japan"),
    ("pasp", "Publications of the Astronomical Society of the Pacific"), ("physrep", "Physics Reports"),
    ("physscr", "Physica Scripta"), ("planss", "Planetary and Space Science"), ("pra", "Physical Review A"),
    ("prb", "Physical Review B"), ("prc", "Physical Review C"), ("prd", "Physical Review D"), ("pre", "Physical Review E"),
    ("prl", "Physical Review Letters"), ("procspie", "Proceedings of SPIE"), ("psj", "The Planetary Science Journal"),
    ("qjras", "Quarterly Journal of the Royal Astronomical Society"), ("rmxaa", "Revista Mexicana de Astronomía y Astrofísica"),
    ("skytel", "Sky & Telescope"), ("solphys", "Solar Physics"), ("sovast", "Soviet Astronomy"), ("ssr", "Space Science Reviews"),
    ("zap", "Zeitschrift für Astrophysik"),
];

/// The journal of a macro, by its name without the backslash.
pub(super) fn of_macro(name: &str) -> Option<&'static str> {
    JOURNALS.iter().find(|(known, _)| *known == name).map(|(_, title)| *title)
}
