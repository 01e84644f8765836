-- Whether the user itself chose the rules of several methods in its options, so that it may take them back.

alter table identity_user add column second_factor_own boolean default false not null;
