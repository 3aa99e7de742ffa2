-- The check before payment finds what is paid beside a right by whoever or whatever it is for; few rights hang on an item.

CREATE INDEX ix_entitlement_item ON entitlement (item) WHERE item <> '-';
