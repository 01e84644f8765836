-- The initiator of an audit event in full: where its user belongs, and the domain or system that its token was for.

alter table audit_event add column user_domain_id varchar(64);
alter table audit_event add column domain_id varchar(64);
alter table audit_event add column system_scope boolean default false not null;
