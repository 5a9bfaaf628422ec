//! How streams of a PDF are written, as far as that tells how long they become.

/// How a stream was compressed or encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    Flate,
    Lzw,
    RunLength,
    Hex,
    Ascii85,
    /// A format of pictures, which itself limits how large the decoded picture is.
    Picture,
}

/// The filters that a dictionary names, in order.
pub(super) fn of(dictionary: &[u8]) -> Vec<Filter> {
    let names = names(dictionary);
    let is_picture = names.iter().any(|name| name == b"Image");
    let mut filters: Vec<Filter> = names.iter().filter_map(|name| filter(name)).collect();
    if is_picture {
        filters.push(Filter::Picture);
    }
    filters
}

fn filter(name: &[u8]) -> Option<Filter> {
    Some(match name {
        b"FlateDecode" | b"Fl" => Filter::Flate,
        b"LZWDecode" | b"LZW" => Filter::Lzw,
        b"RunLengthDecode" | b"RL" => Filter::RunLength,
        b"ASCIIHexDecode" | b"AHx" => Filter::Hex,
        b"ASCII85Decode" | b"A85" => Filter::Ascii85,
        b"DCTDecode" | b"JPXDecode" | b"JBIG2Decode" | b"CCITTFaxDecode" => Filter::Picture,
        _ => return None,
    })
}

/// Names in a dictionary, `#41` as the letter that it is.
fn names(dictionary: &[u8]) -> Vec<Vec<u8>> {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"/[]<>()".contains(byte);
    let starts = dictionary.split(|&byte| byte == b'/').skip(1);
    starts
        .map(|rest| {
            let end = rest.iter().position(is_end).unwrap_or(rest.len());
            without_escapes(&rest[..end])
        })
        .collect()
}

fn without_escapes(name: &[u8]) -> Vec<u8> {
    let mut bare = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((&byte, behind)) = rest.split_first() {
        let escaped = match rest {
            [b'#', high, low, ..] => digit(*high).zip(digit(*low)),
            _ => None,
        };
        if let Some((high, low)) = escaped {
            bare.push(high * 16 + low);
            rest = &rest[3..];
        } else {
            bare.push(byte);
            rest = behind;
        }
    }
    bare
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

impl Filter {
    /// Whether it writes bytes as letters.
    pub(super) fn is_of_letters(self) -> bool {
        matches!(self, Self::Hex | Self::Ascii85)
    }

    /// The bytes after letters, up to what ends them.
    pub(super) fn decoded(self, content: &[u8]) -> Vec<u8> {
        let letters = content.iter().copied().filter(|byte| !byte.is_ascii_whitespace());
        if self == Self::Hex {
            let digits: Vec<u8> = letters.map_while(digit).collect();
            return digits
                .chunks(2)
                .map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0))
                .collect();
        }
        let mut bytes = Vec::with_capacity(content.len() / 5 * 4);
        let mut group = Vec::with_capacity(5);
        for byte in letters {
            match byte {
                b'z' if group.is_empty() => bytes.extend([0; 4]),
                b'!'..=b'u' => group.push(byte - b'!'),
                _ => break,
            }
            if group.len() == 5 {
                bytes.extend(of_base85(&group));
                group.clear();
            }
        }
        if group.len() > 1 {
            let n_bytes = group.len() - 1;
            group.resize(5, 84);
            bytes.extend(&of_base85(&group)[..n_bytes]);
        }
        bytes
    }
}

fn of_base85(group: &[u8]) -> [u8; 4] {
    let number = group.iter().fold(0_u32, |number, &digit| {
        number.wrapping_mul(85).wrapping_add(digit.into())
    });
    number.to_be_bytes()
}

/// How long a stream of LZW becomes: of each code, the length that it stands for is enough.
pub(super) fn lzw_len(content: &[u8], most: u64) -> u64 {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const MOST_CODES: usize = 4096;
    let first_lengths = || -> Vec<u64> { vec![1; END + 1] };
    let mut lengths = first_lengths();
    let (mut n_bytes, mut last) = (0, None);
    let (mut bits, mut n_bits) = (0_u32, 0);
    for &byte in content {
        (bits, n_bits) = (bits << 8 | u32::from(byte), n_bits + 8);
        // The width grows one code early.
        let width = (lengths.len() + 1).ilog2().clamp(8, 11) + 1;
        if n_bits < width {
            continue;
        }
        n_bits -= width;
        let code = (bits >> n_bits) as usize & ((1 << width) - 1);
        match code {
            CLEAR => (lengths, last) = (first_lengths(), None),
            END => break,
            _ => {
                let length = lengths
                    .get(code)
                    .copied()
                    .or(last.map(|last| last + 1))
                    .unwrap_or(1);
                n_bytes += length;
                if let Some(last) = last.filter(|_| lengths.len() < MOST_CODES) {
                    lengths.push(last + 1);
                }
                last = Some(length);
            }
        }
        if n_bytes >= most {
            return most;
        }
    }
    n_bytes
}

/// How long runs of bytes become.
pub(super) fn run_length_len(content: &[u8], most: u64) -> u64 {
    let (mut n_bytes, mut at) = (0, 0);
    while let Some(&length) = content.get(at) {
        match length {
            0..=127 => {
                n_bytes += u64::from(length) + 1;
                at += usize::from(length) + 2;
            }
            128 => break,
            _ => {
                n_bytes += 257 - u64::from(length);
                at += 2;
            }
        }
        if n_bytes >= most {
            return most;
        }
    }
    n_bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_found_however_they_are_written() {
        let table: [(&[u8], &[Filter]); 5] = [
            (b"<</Filter/FlateDecode/Length 3>>", &[Filter::Flate]),
            (
                b"<</Filter [/ASCII85Decode /LZWDecode]>>",
                &[Filter::Ascii85, Filter::Lzw],
            ),
            (b"<</Filter/#46late#44ecode>>", &[Filter::Flate]),
            (
                b"<</Subtype/Image/Filter/FlateDecode>>",
                &[Filter::Flate, Filter::Picture],
            ),
            (b"<</Length 3>>", &[]),
        ];
        for (dictionary, expected) in table {
            assert_eq!(of(dictionary), expected);
        }
    }

    #[test]
    fn letters_are_bytes() {
        assert_eq!(Filter::Hex.decoded(b"48 65 6c6C 6f>zz"), b"Hello");
        assert_eq!(Filter::Ascii85.decoded(b"87cURD]i,\"Ebo7~>"), b"Hello World");
        assert_eq!(Filter::Ascii85.decoded(b"z~>"), [0; 4]);
    }

    #[test]
    fn lengths_are_what_comes_out() {
        // The example of the standard: 45 45 45 45 45 65 45 45 45 66.
        let example = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(lzw_len(&example, 100), 10);
        assert_eq!(lzw_len(&example, 5), 5);
        assert_eq!(run_length_len(&[2, 1, 2, 3, 254, 7, 128, 1], 100), 6);
    }
}
