//! The learning runs of the dashboard: a prefix of each committed one, learnt again bit for bit, and
//! the answer key of its game, from the record and from the learners themselves.

mod committed_runs;

use committed_runs::{Row, rows};
use reweight::five_learners::Learner;
use reweight::five_runs::{RUNS, UPDATES, Verdict, arms, diagnose, record};
use reweight::four_by_three::{GAMMA, world};

#[test]
fn five_learners_begin_as_committed() {
    let world = world(GAMMA).unwrap();
    for (arm, settings) in arms().into_iter().enumerate() {
        let here = [("arm", &*arm.to_string()), ("seed", "1")];
        let committed = rows("five_learners", &here, 3);
        let mut learner = Learner::new(&world, settings, 1).unwrap();
        for row in committed.iter().take(3) {
            while learner.steps() < row["steps"].parse().unwrap() {
                learner.update().unwrap();
            }
            assert_eq!(row["steps"], learner.steps().to_string());
            assert_eq!(row["j"], learner.value().unwrap().to_string(), "{arm}");
        }
    }
}

#[test]
fn the_recorded_learners_are_those_of_their_seeds() {
    let world = world(GAMMA).unwrap();
    let (committed, verdicts) =
        (rows("five_runs", &[], 1), rows("five_runs_verdicts", &[], 1));
    assert_eq!(committed.len(), RUNS.len() * UPDATES);
    let keys = [(1, Verdict::TooFar), (3, Verdict::Healthy), (4, Verdict::Late)];
    for (number, verdict) in keys {
        let lines = record(&world, RUNS[number - 1], number as u64).unwrap();
        assert_eq!(diagnose(&lines), verdict);
        let one = number.to_string();
        let here = committed.iter().filter(|row| row["run"] == one);
        assert_eq!(here.clone().count(), lines.len());
        for (row, line) in here.zip(&lines) {
            for (column, x) in [
                ("first", line.first),
                ("ess", line.ess),
                ("entropy", line.entropy),
                ("earned", line.earned),
                ("before", line.before),
                ("after", line.after),
            ] {
                let whole = libm::round(1e3 * x) as i64;
                assert_eq!(row[column], whole.to_string(), "{number} {column}");
            }
        }
        let told = |row: &&Row| row["run"] == one && row["seed"] == one;
        let told = verdicts.iter().find(told).unwrap();
        assert_eq!(told["verdict"], (verdict as usize).to_string());
    }
}
