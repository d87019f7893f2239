//! What is no text at all.

use super::encoding::decode;

/// Whether `bytes`, a file or its beginning, hold NUL bytes, as no text does but UTF-16; UTF-32, whose mark begins with
/// that of UTF-16, is read by nobody.
///
/// ```
/// use catena::text::is_binary;
/// assert!(is_binary(b"\x89PNG\0") && !is_binary("Ångström".as_bytes()) && !is_binary(b"\xff\xfeA\0"));
/// assert!(!is_binary(b"w\0i\0t\0h\0o\0u\0t\0 \0m\0a\0r\0k\0"));
/// assert!(is_binary(b"\xff\xfe\0\0A\0\0\0"));
/// ```
pub fn is_binary(bytes: &[u8]) -> bool {
    bytes.contains(&0) && decode(bytes).0.contains('\0')
}
