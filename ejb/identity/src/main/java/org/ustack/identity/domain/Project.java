package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.ProjectView;

/** What owns resources. */
@Entity
@Table(name = "identity_project")
public class Project {

    @Id
    private String id;

    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "parent_id")
    private String parentId;

    private String name;

    @Column(columnDefinition = "longtext")
    private String description;

    private boolean enabled;

    private int epoch;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> options;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> extra;

    @Version
    private int version;

    protected Project() {}

    /** @param parentId null directly below the domain */
    public Project(String id, String domainId, String parentId, ProjectDraft draft) {
        this.id = id;
        this.domainId = domainId;
        this.parentId = parentId;
        this.name = draft.name();
        this.description = draft.description() == null ? "" : draft.description();
        this.enabled = draft.enabled() == null || draft.enabled();
        this.options = JsonMap.fresh(draft.options());
        this.extra = JsonMap.fresh(draft.extra());
    }

    /** Tokens for it issued so far become void when this disables it. */
    public void change(ProjectDraft draft) {
        name = draft.name() == null ? name : draft.name();
        description = draft.description() == null ? description : draft.description();
        options = JsonMap.merged(options, draft.options());
        extra = JsonMap.merged(extra, draft.extra());
        epoch += enabled && Boolean.FALSE.equals(draft.enabled()) ? 1 : 0;
        enabled = draft.enabled() == null ? enabled : draft.enabled();
    }

    public String id() {
        return id;
    }

    public String domainId() {
        return domainId;
    }

    /** Null directly below the domain. */
    public String parentId() {
        return parentId;
    }

    public String name() {
        return name;
    }

    public boolean enabled() {
        return enabled;
    }

    public int epoch() {
        return epoch;
    }

    public ProjectView view(List<String> tags) {
        return new ProjectView(
                id, domainId, parentId == null ? domainId : parentId, name, description, enabled, tags, options, extra);
    }
}
