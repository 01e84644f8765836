-- The latest operations of a project, for its overview.
create index operation_project on operation (project_id, sequence);
