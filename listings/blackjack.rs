use num_traits::{FromPrimitive, Num};
use reweight::mdp::{Mdp, MdpError, Outcome, Policy};

/// A total, and whether an ace in it counts eleven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hand {
    /// The total; above 21 the hand is bust.
    pub total: u32,
    /// An ace counts eleven: it still can count one.
    pub usable: bool,
}

impl Hand {
    /// The hand and one more card, 1 (an ace) to 10.
    ///
    /// ```
    /// use reweight::blackjack::Hand;
    /// let soft = Hand { total: 13, usable: true };
    /// assert_eq!(soft.and(10), Hand { total: 13, usable: false });
    /// ```
    pub fn and(self, card: u32) -> Self {
        let (total, usable) = match card {
            1 if self.total <= 10 => (self.total + 11, true),
            _ => (self.total + card, self.usable),
        };
        if total > 21 && usable {
            return Self { total: total - 10, usable: false };
        }
        Self { total, usable }
    }
}

/// Every hand that is not bust, each after all that a card can make of it.
fn hands() -> impl DoubleEndedIterator<Item = Hand> {
    let hard = |total| Hand { total, usable: false };
    let soft = |total| Hand { total, usable: true };
    // An ace makes a hard ten or less soft, and a soft hand can become hard again.
    let late = (11..=21).rev().map(hard).chain((11..=21).rev().map(soft));
    late.chain((2..=10).rev().map(hard))
}

/// The place of a hand among all.
fn place(hand: Hand) -> Option<usize> {
    hands().position(|one| one == hand)
}

/// The chance of a card, 1 to 10: four of thirteen count ten, and the deck has no end.
fn chance<T: Num + FromPrimitive>(card: u32) -> T {
    let of = |n| T::from_u32(n).unwrap_or_else(T::zero);
    of(if card == 10 { 4 } else { 1 }) / of(13)
}

/// The chances that the dealer ends with 17, 18, 19, 20, 21 or bust, from any hand: below 17 he hits,
/// from 17 on, soft or hard, he sticks.
fn dealer<T: Num + FromPrimitive + Copy>(from: Hand) -> [T; 6] {
    let mut finals: Vec<(Hand, [T; 6])> = Vec::new();
    for hand in hands() {
        let mut law = [T::zero(); 6];
        if hand.total >= 17 {
            law[hand.total as usize - 17] = T::one();
        } else {
            for card in 1..=10 {
                let next = hand.and(card);
                let bust = [0, 0, 0, 0, 0, 1];
                let after = finals.iter().find(|(known, _)| *known == next);
                let after = after.map_or(
                    bust.map(|n| if n == 1 { T::one() } else { T::zero() }),
                    |(_, law)| *law,
                );
                for (sum, part) in law.iter_mut().zip(after) {
                    *sum = *sum + chance::<T>(card) * part;
                }
            }
        }
        finals.push((hand, law));
    }
    let found = finals.iter().find(|(hand, _)| *hand == from);
    found.map_or([T::zero(); 6], |(_, law)| *law)
}

/// What cannot be dealt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum DealError {
    /// A hard hand of two cards or more, or a soft one.
    #[error("no hand has {total}, with a usable ace: {usable}")]
    Hand { total: u32, usable: bool },
    /// A card is 1 to 10.
    #[error("the dealer shows {0}, which is no card")]
    Card(u32),
}

/// A hand of blackjack from one state on (Sutton and Barto 2018, examples 5.1 and 5.4): the player's
/// hand, the dealer's card that shows, a deck without end. Action 0 sticks, action 1 hits; it pays
/// one, nothing or minus one at the end, undiscounted. The hand begins in the given state, so that
/// nobody is dealt a natural.
///
/// ```
/// use reweight::blackjack::Table;
/// let table = Table::new(13, true, 2).unwrap();
/// let value = table.mdp().value(&table.stick_at(20).unwrap()).unwrap();
/// assert!((value + 0.277_204_191_825).abs() < 1e-12);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    player: Hand,
    showing: u32,
}

/// How far above 17, or bust, a dealer's final hand can be, and what it pays a player who stuck.
fn pays(total: u32, dealer: usize) -> i8 {
    let bust = dealer == 5;
    let dealer = dealer as u32 + 17;
    if bust || total > dealer {
        1
    } else if total == dealer {
        0
    } else {
        -1
    }
}

impl Table {
    /// The player's total, whether an ace in it counts eleven, and the dealer's card.
    ///
    /// # Errors
    /// [`DealError`] if there is no such hand or card.
    pub fn new(total: u32, usable: bool, showing: u32) -> Result<Self, DealError> {
        let player = Hand { total, usable };
        let least = if usable { 12 } else { 4 };
        if place(player).is_none() || total < least {
            return Err(DealError::Hand { total, usable });
        }
        if !(1..=10).contains(&showing) {
            return Err(DealError::Card(showing));
        }
        Ok(Self { player, showing })
    }

    /// The chances that the dealer ends with 17, 18, 19, 20, 21 or bust.
    pub fn dealer<T: Num + FromPrimitive + Copy>(&self) -> [T; 6] {
        dealer(Hand { total: 0, usable: false }.and(self.showing))
    }

    /// The player's decisions as a finite world.
    pub fn mdp(&self) -> Mdp {
        let dealer = self.dealer::<f64>();
        let states = hands().map(|hand| {
            // ANCHOR: outcomes
            let stick = dealer.iter().enumerate().map(|(end, &chance)| Outcome {
                chance,
                reward: f64::from(pays(hand.total, end)),
                next: None,
            });
            let hit = (1..=10).map(|card| {
                let next = place(hand.and(card));
                let reward = if next.is_none() { -1.0 } else { 0.0 };
                Outcome { chance: chance(card), reward, next }
            });
            // ANCHOR_END: outcomes
            vec![stick.collect(), hit.collect()]
        });
        let here = hands().map(|hand| f64::from(u8::from(hand == self.player)));
        match Mdp::new(states.collect(), here.collect(), 1.0) {
            Ok(world) => world,
            Err(error) => unreachable!("the table is a world: {error}"),
        }
    }

    /// The policy that hits below `least` and sticks from there on.
    ///
    /// # Errors
    /// None: it is a policy for every `least`.
    pub fn stick_at(&self, least: u32) -> Result<Policy, MdpError> {
        let row = |hand: Hand| {
            let sticks = f64::from(u8::from(hand.total >= least));
            vec![sticks, 1.0 - sticks]
        };
        Policy::new(hands().map(row).collect())
    }

    /// The policy that hits with one probability everywhere.
    ///
    /// # Errors
    /// [`MdpError`] if it is no probability.
    pub fn hit_with(&self, probability: f64) -> Result<Policy, MdpError> {
        let row = |_| vec![1.0 - probability, probability];
        Policy::new(hands().map(row).collect())
    }

    /// The number of a hand's state; none if it is bust.
    pub fn state(&self, hand: Hand) -> Option<usize> {
        place(hand)
    }

    /// The value of sticking from `least` on, in any arithmetic: for a fraction take one of `i128`,
    /// whose denominators, powers of thirteen, outgrow an `i64`.
    ///
    /// ```
    /// use num_rational::Ratio;
    /// use reweight::blackjack::Table;
    /// let exact: Ratio<i128> = Table::new(16, false, 10).unwrap().value_of_sticking_at(17);
    /// assert_eq!(exact.to_string(), "-35723180/62748517");
    /// ```
    pub fn value_of_sticking_at<T: Num + FromPrimitive + Copy>(
        &self,
        least: u32,
    ) -> T {
        let dealer = self.dealer::<T>();
        let of = |n: i8| match n {
            0 => T::zero(),
            1 => T::one(),
            _ => T::zero() - T::one(),
        };
        let mut values: Vec<T> = Vec::new();
        for (here, hand) in hands().enumerate() {
            let mut value = T::zero();
            if hand.total >= least {
                for (end, p) in dealer.iter().enumerate() {
                    value = value + *p * of(pays(hand.total, end));
                }
            } else {
                for card in 1..=10 {
                    let next = place(hand.and(card)).filter(|next| *next < here);
                    let after = next.map_or(of(-1), |next| values[next]);
                    value = value + chance::<T>(card) * after;
                }
            }
            values.push(value);
        }
        place(self.player).map_or(T::zero(), |here| values[here])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_rational::Ratio;

    type Exact = Ratio<i128>;

    #[test]
    fn a_card_leads_only_to_hands_that_are_known() {
        let all: Vec<Hand> = hands().collect();
        assert_eq!(all.len(), 31);
        for (here, hand) in all.iter().enumerate() {
            for card in 1..=10 {
                let next = hand.and(card);
                match place(next) {
                    Some(next) => assert!(next < here, "{hand:?} and {card}"),
                    None => assert!(next.total > 21 && !next.usable),
                }
            }
        }
    }

    #[test]
    fn every_value_fits_into_a_fraction_and_is_the_worlds() {
        for (showing, usable) in (1..=10).flat_map(|s| [(s, false), (s, true)]) {
            for total in if usable { [12, 13, 18] } else { [4, 12, 16] } {
                let table = Table::new(total, usable, showing).unwrap();
                let world = table.mdp();
                for least in [17, 20, 22] {
                    let exact: Exact = table.value_of_sticking_at(least);
                    let float: f64 = table.value_of_sticking_at(least);
                    let pi = table.stick_at(least).unwrap();
                    let solved = world.value(&pi).unwrap();
                    let exact = *exact.numer() as f64 / *exact.denom() as f64;
                    assert!((float - exact).abs() < 1e-13);
                    assert!((solved - exact).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn sutton_and_bartos_state_has_the_known_fraction() {
        let table = Table::new(13, true, 2).unwrap();
        let exact: Exact = table.value_of_sticking_at(20);
        let known = "-1956066435357007749067864557/7056410014866816666030739693";
        assert_eq!(exact.to_string(), known);
    }

    #[test]
    fn the_dealer_ends_somewhere() {
        for showing in 1..=10 {
            let law = Table::new(20, false, showing).unwrap().dealer::<Exact>();
            assert_eq!(law.iter().sum::<Exact>(), Exact::from_integer(1));
        }
        // A ten that shows: he has twenty with the next ten, or by way of smaller cards.
        let law = Table::new(20, false, 10).unwrap().dealer::<f64>();
        assert!(law[3] > 4.0 / 13.0 && law[5] > 0.2);
    }

    #[test]
    fn what_cannot_be_dealt_is_named() {
        let says = |deal: Result<Table, DealError>| deal.unwrap_err().to_string();
        let soft = "no hand has 11, with a usable ace: true";
        assert_eq!(says(Table::new(11, true, 2)), soft);
        assert!(Table::new(22, false, 2).is_err());
        let card = "the dealer shows 11, which is no card";
        assert_eq!(says(Table::new(12, false, 11)), card);
    }
}
