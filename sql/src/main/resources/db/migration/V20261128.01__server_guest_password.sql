-- The password that a guest left at the metadata service, encrypted with its owner's public key.
alter table server add guest_password varchar(2048) null;
