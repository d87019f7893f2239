//! What is no text at all.

/// Whether `bytes`, a file or its beginning, hold NUL bytes, as no text does but UTF-16, which its mark announces; UTF-32, whose
/// mark begins with the same bytes, is read by nobody.
///
/// ```
/// use catena::text::is_binary;
/// assert!(is_binary(b"\x89PNG\0") && !is_binary("Ångström".as_bytes()) && !is_binary(b"\xff\xfeA\0"));
/// assert!(is_binary(b"\xff\xfe\0\0A\0\0\0"));
/// ```
pub fn is_binary(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    (!utf16 || bytes.starts_with(&[0xff, 0xfe, 0, 0])) && bytes.contains(&0)
}
