//! Our cliff against gymnasium's, move by move. The table was written by `tests/gymnasium/cliff.py`.

use reweight::cliff::Cliff;
use serde_json::Value;

#[test]
fn every_move_on_the_cliff_is_gymnasiums() {
    let text = std::fs::read_to_string("tests/gymnasium/cliff.json").unwrap();
    let theirs: Value = serde_json::from_str(&text).unwrap();
    let number = |value: &Value| value.as_u64().unwrap() as usize;
    let size = (number(&theirs["rows"]), number(&theirs["columns"]));
    let cliff = Cliff::new(size.0, size.1).unwrap();
    assert_eq!(cliff.start(), number(&theirs["start"]));
    let table = theirs["table"].as_array().unwrap();
    assert_eq!(table.len(), cliff.cells() * 4);
    for row in table {
        let ours = cliff.step(number(&row[0]), number(&row[1]));
        assert_eq!(ours.chance, 1.0);
        assert_eq!(Some(ours.reward), row[3].as_f64(), "{row}");
        let terminated = row[4].as_bool().unwrap();
        let next = (!terminated).then(|| number(&row[2]));
        assert_eq!(ours.next, next, "{row}");
        assert!(!terminated || number(&row[2]) == cliff.goal());
    }
}
