//! The rules that are made wrong.

/// A rule, made wrong.
pub struct Mutation {
    /// What it is called.
    pub name: &'static str,
    /// What is wrong with it.
    pub says: &'static str,
    /// How the text is changed.
    pub edits: &'static [Edit],
    /// On how many nodes it is looked for: one on SQLite, several on PostgreSQL.
    pub nodes: u8,
}

/// A change of a text.
pub struct Edit {
    /// In this file.
    pub file: &'static str,
    /// This, which stands there once.
    pub from: &'static str,
    /// Becomes this.
    pub to: &'static str,
}

/// Every one of them.
pub static MUTATIONS: [Mutation; 23] = [
    Mutation {
        name: "one-too-many",
        says: "a save may want one unit more than a pool holds",
        edits: &[Edit {
            file: "crates/domain/src/license/allocation.rs",
            from: "if rises && total > available {",
            to: "if rises && total.less(Units::from_stored(1)) > available {",
        }],
        nodes: 1,
    },
    Mutation {
        name: "grant-beyond-free",
        says: "whoever waits is granted two units, free or not",
        edits: &[Edit {
            file: "crates/domain/src/license/allocation.rs",
            from: "let granted = allocation.waiting().min(free);",
            to: "let granted = allocation.waiting().min(free.max(Units::from_stored(2)));",
        }],
        nodes: 1,
    },
    Mutation {
        name: "free-while-running",
        says: "what is taken from a running server is free at once",
        edits: &[Edit {
            file: "crates/domain/src/license/allocation.rs",
            from: "self.take_from(index, too_much, running)",
            to: "self.take_from(index, too_much, running && too_much.is_zero())",
        }],
        nodes: 1,
    },
    Mutation {
        name: "lease-without-end",
        says: "a lease does not say when its pool falls short",
        edits: &[Edit {
            file: "crates/domain/src/license/lease.rs",
            from: "ends: pool.falls_short_at(now),",
            to: "ends: pool.falls_short_at(now).filter(|_| false),",
        }],
        nodes: 1,
    },
    Mutation {
        name: "lost-answer",
        says: "a product that repeats a call whose answer was lost is taken for a copy",
        edits: &[Edit {
            file: "crates/domain/src/license/server.rs",
            from: "} else if sequence == highest && nonce == its_nonce {",
            to: "} else if sequence == highest && nonce != its_nonce {",
        }],
        nodes: 1,
    },
    Mutation {
        name: "unlock-twice",
        says: "an unlocked order is unlocked once more",
        edits: &[
            Edit {
                file: "crates/domain/src/sales/order.rs",
                from: "State::Unlocked { at } => Ok(Unlocking::Already { at }),",
                to: "State::Unlocked { at } if at < Timestamp::UNIX_EPOCH => Ok(Unlocking::Already { at }),",
            },
            Edit {
                file: "crates/domain/src/sales/order.rs",
                from: "            State::Locked => {\n                let lines =",
                to: "            State::Locked | State::Unlocked { .. } => {\n                let lines =",
            },
            Edit {
                file: "crates/store/src/order.rs",
                from: "UPDATE sales_order SET state = $2, state_at = $3 WHERE id = $1 AND state = 'locked'",
                to: "UPDATE sales_order SET state = $2, state_at = $3 WHERE id = $1 AND state <> 'cancelled'",
            },
        ],
        nodes: 1,
    },
    Mutation {
        name: "redeem-twice",
        says: "a redeemed activation key is redeemed once more",
        edits: &[
            Edit {
                file: "crates/domain/src/license/activation_key.rs",
                from: "State::Redeemed { at } => Err(Refused::Redeemed { at }),\n            State::Withdrawn { .. } => Err",
                to: "State::Redeemed { .. } => Ok(()),\n            State::Withdrawn { .. } => Err",
            },
            Edit {
                file: "crates/store/src/activation_key.rs",
                from: "SET state = $2, state_at = $3, transfer = $4 WHERE id = $1 AND state = 'ready'",
                to: "SET state = $2, state_at = $3, transfer = $4 WHERE id = $1 AND state <> 'withdrawn'",
            },
        ],
        nodes: 1,
    },
    Mutation {
        name: "former-holder",
        says: "whoever has the code redeems an activation key, whoever holds it",
        edits: &[Edit {
            file: "crates/domain/src/license/activation_key.rs",
            from: "_ if self.holder != account => Err(Refused::Unknown),",
            to: "_ if self.holder == account && self.units.is_zero() => Err(Refused::Unknown),",
        }],
        nodes: 1,
    },
    Mutation {
        name: "reserved-for-ever",
        says: "what was offered stays reserved when the offer expires",
        edits: &[Edit {
            file: "crates/app/src/transfer.rs",
            from: "            } else {\n                pool::record(tx, act, &before, &before.void(transfer.id, transfer.units)?)?;",
            to: "            } else if !matches!(state, State::Expired(_)) {\n                pool::record(tx, act, &before, &before.void(transfer.id, transfer.units)?)?;",
        }],
        nodes: 1,
    },
    Mutation {
        name: "accepted-too-late",
        says: "an offer can be accepted when its time is over",
        edits: &[Edit {
            file: "crates/domain/src/license/transfer.rs",
            from: "(State::Open, Answer::Accept) if now >= self.expires => Err(Refused::TooLate),",
            to: "(State::Open, Answer::Accept) if now < self.made => Err(Refused::TooLate),",
        }],
        nodes: 1,
    },
    Mutation {
        name: "accepted-by-sender",
        says: "the sender accepts its own offer",
        edits: &[Edit {
            file: "crates/domain/src/license/transfer.rs",
            from: "Answer::Accept | Answer::Decline => self.receiver,",
            to: "Answer::Decline => self.receiver,\n            Answer::Accept => self.sender,",
        }],
        nodes: 1,
    },
    Mutation {
        name: "keys-stay-behind",
        says: "activation keys stay with an account that is merged into another one",
        edits: &[Edit {
            file: "crates/app/src/correction/merge.rs",
            from: "    store::activation_key::hand_over(tx, from, into)?;\n",
            to: "",
        }],
        nodes: 1,
    },
    Mutation {
        name: "taken-back-twice",
        says: "the vendor takes back what was made into license keys or offered",
        edits: &[Edit {
            file: "crates/domain/src/license/correction.rs",
            from: "let bound = self.pool.figures.reserved + self.pool.figures.used.less(granted);",
            to: "let bound = self.pool.figures.used.less(granted).less(self.pool.figures.used);",
        }],
        nodes: 1,
    },
    Mutation {
        name: "told-too-late",
        says: "little stock is noted only below one unit less",
        edits: &[Edit {
            file: "crates/app/src/stock.rs",
            from: "let is_below = pool.free_at(act.now) < threshold.units;",
            to: "let is_below = pool.free_at(act.now) < threshold.units.less(Units::from_stored(1));",
        }],
        nodes: 1,
    },
    Mutation {
        name: "claimed-twice",
        says: "a device that somebody has claimed is claimed once more",
        edits: &[
            Edit {
                file: "crates/domain/src/license/shipment.rs",
                from: "is_meant & proven & (self.state == State::Unclaimed)",
                to: "is_meant & proven & !matches!(self.state, State::Withdrawn { .. })",
            },
            Edit {
                file: "crates/store/src/shipment.rs",
                from: "holder = $2, reason = NULL\n         WHERE id = $1 AND state = 'unclaimed'",
                to: "holder = $2, reason = NULL\n         WHERE id = $1 AND state <> 'withdrawn'",
            },
        ],
        nodes: 1,
    },
    Mutation {
        name: "claimed-by-anybody",
        says: "where a shipment names a buyer, anybody passes for it",
        edits: &[Edit {
            file: "crates/domain/src/license/shipment.rs",
            from: "let is_buyer = self.buyer == Some(asked.account);",
            to: "let is_buyer = self.buyer.is_some();",
        }],
        nodes: 1,
    },
    Mutation {
        name: "left-with-the-former",
        says: "units of a device that is given to another account stay with the former holder",
        edits: &[Edit {
            file: "crates/domain/src/license/pool.rs",
            from: "change.record(MovementKind::Recalled(device), units)?;",
            to: "change.record(MovementKind::Recalled(device), units.less(units))?;",
        }],
        nodes: 1,
    },
    Mutation {
        name: "guesses-of-a-network",
        says: "all who share a network may guess at devices ten times as often",
        edits: &[Edit {
            file: "crates/domain/src/account/attempt.rs",
            from: "Self::DeviceFrom => 20,",
            to: "Self::DeviceFrom => 200,",
        }],
        nodes: 1,
    },
    Mutation {
        name: "sold-and-gone",
        says: "an edition of the catalogue may lack what was sold by the one before",
        edits: &[Edit {
            file: "crates/app/src/edition.rs",
            from: "if store::catalogue_edition::is_sold(tx, &sku)? {",
            to: "if store::catalogue_edition::is_sold(tx, &sku)? && vendor.edition.number == 0 {",
        }],
        nodes: 1,
    },
    Mutation {
        name: "gone-when-its-day-comes",
        says: "a planned edition may lack what is sold until its day",
        edits: &[Edit {
            file: "crates/app/src/edition.rs",
            from: "wrong.extend(what.into_iter().map(|what| Wrong::Clash { planned, what }));",
            to: "wrong.extend(what.into_iter().take(0).map(|what| Wrong::Clash { planned, what }));",
        }],
        nodes: 1,
    },
    Mutation {
        name: "by-the-old-catalogue",
        says: "a node that has not heard of an edition sells by the one before",
        edits: &[Edit {
            file: "crates/app/src/edition.rs",
            from: "if store::catalogue_edition::applying(tx, day(act.now))? == vendor.edition.number {",
            to: "if store::catalogue_edition::applying(tx, day(act.now))? >= vendor.edition.number {",
        }],
        nodes: 1,
    },
    Mutation {
        name: "signs-too-soon",
        says: "a key for devices signs as soon as it is published",
        edits: &[Edit {
            file: "crates/app/src/device_signing.rs",
            from: "match store::device_signing_key::signing(tx, now)? {",
            to: "match store::device_signing_key::all(tx)?.into_iter().next() {",
        }],
        nodes: 1,
    },
    Mutation {
        name: "not-serializable",
        says: "on PostgreSQL transactions of one moment may see half of each other",
        edits: &[Edit {
            file: "crates/store/src/engine/postgres.rs",
            from: "BEGIN ISOLATION LEVEL SERIALIZABLE\"",
            to: "BEGIN ISOLATION LEVEL READ COMMITTED\"",
        }],
        nodes: 2,
    },
];
