//! Whatever is typed or sent is read or refused, and what was read comes back as it is written.

use proptest::prelude::*;

use crate::reading;

/// Texts that are read, and so are near to what is almost read.
const GOOD: [&str; 8] = [
    "00-90-33-01-02-0F",
    "ACT-1-005d-57b1-c0b7-5800",
    "K7QX-2M9P",
    "vars create LICENSE/PBX0 pau Registrations={units},{serial},{reference},{customer} {location} {description}",
    "carla@belcampo.example",
    "v7.10.3-rc1",
    "Winter '20",
    "1299,50",
];

/// Any text, or a good one of which some characters are others, fewer or more: those of several bytes most of all.
fn typed() -> impl Strategy<Value = String> {
    let damaged = (0..GOOD.len(), any::<usize>(), 0usize..4, "[éß٣\u{1F5DD}\u{0}a0 .@{}'-]{0,3}").prop_map(
        |(which, at, fewer, with): (usize, usize, usize, String)| {
            let characters: Vec<char> = GOOD[which].chars().collect();
            let at = at % characters.len();
            let after = (at + fewer).min(characters.len());
            characters[..at].iter().copied().chain(with.chars()).chain(characters[after..].iter().copied()).collect()
        },
    );
    prop_oneof![damaged, any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn x_12_whatever_is_typed_is_read_or_refused_and_comes_back(text in typed()) {
        reading::holds(&text);
    }
}
