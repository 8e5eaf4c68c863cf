//! How far the published estimate may be from the exact one: twenty target policies, each out of
//! 100,000 simulated pages.

use reweight::bandit_log::{Campaign, clicks, to_policy};
use reweight::ordinary::ordinary;
use reweight::streams::stream;
use reweight::thompson::simulated;
use reweight_style::{Done, Table, save_experiment};

fn main() -> Done {
    let mut table = Table::new(&["run", "all", "women"]);
    for run in 0..20_u32 {
        let mut row = vec![f64::from(run)];
        for campaign in [Campaign::All, Campaign::Women] {
            let mut rng = stream(1, u64::from(run));
            let target = simulated(&campaign.beliefs()?, 100_000, &mut rng)?;
            let log = campaign.log("random")?;
            let w = to_policy(&log, &target)?;
            row.push(ordinary(&w, &clicks(&log))?.value);
        }
        table.row(row.iter().map(f64::to_string));
    }
    save_experiment("thompson", &table)
}
