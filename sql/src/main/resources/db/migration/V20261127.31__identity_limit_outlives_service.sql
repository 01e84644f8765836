-- As in Keystone, a service can be deleted while a limit is registered for it: the limit stays until it is deleted itself.
alter table identity_registered_limit drop constraint identity_registered_limit_service;
