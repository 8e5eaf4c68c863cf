//! Holds the library against numbers that other people's packages computed.
//!
//! The folder named by the environment variable `REFERENCE_DIR`, or `tests/reference`, is read
//! whole. Every field of every case is recomputed with the library, to the tolerance that the file
//! itself states; `tests/reference/README.md` says what the fields are. A file that nobody knows, a
//! field that is neither recomputed nor declared as context and a case left out are failures.
//! Nothing is left for later.

mod reference_harness;

use reference_harness::{check_folder, folder};

#[test]
fn every_field_of_every_reference_file_is_recomputed() {
    let report = check_folder(&folder());
    report.print_counts();
    assert!(report.failures.is_empty(), "{}", report.verdict());
    assert!(!report.recomputed.is_empty(), "there was nothing to recompute");
}
