package org.ustack.identity.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.EndpointGroupDraft;
import org.ustack.identity.EndpointGroupView;

/** Endpoints that some projects see together. */
@Entity
@Table(name = "identity_endpoint_group")
public class EndpointGroup {

    @Id
    private String id;

    private String name;

    @Column(columnDefinition = "longtext")
    private String description;

    @Convert(converter = TextMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, String> filters;

    @ElementCollection
    @CollectionTable(name = "identity_endpoint_group_project", joinColumns = @JoinColumn(name = "group_id"))
    @Column(name = "project_id")
    private Set<String> projectIds = new HashSet<>();

    protected EndpointGroup() {}

    public EndpointGroup(String id, EndpointGroupDraft draft) {
        this.id = id;
        change(draft);
    }

    public final void change(EndpointGroupDraft draft) {
        name = draft.name() == null ? name : draft.name();
        description = draft.description() == null ? description : draft.description();
        filters = draft.filters() == null ? filters : draft.filters();
    }

    /** Adding twice is adding once. */
    public void add(String projectId) {
        projectIds.add(projectId);
    }

    public void remove(String projectId) {
        projectIds.remove(projectId);
    }

    public String id() {
        return id;
    }

    public Set<String> projectIds() {
        return Set.copyOf(projectIds);
    }

    public EndpointGroupView view() {
        return new EndpointGroupView(id, name, description, filters);
    }
}
