package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Map;
import org.ustack.identity.RoleDraft;
import org.ustack.identity.RoleView;

/** A name that policy rules ask for. */
@Entity
@Table(name = "identity_role")
public class Role {

    @Id
    private String id;

    @Column(name = "domain_id")
    private String domainId;

    private String name;

    @Column(columnDefinition = "longtext")
    private String description;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> options;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> extra;

    @Version
    private int version;

    protected Role() {}

    private static final String GLOBAL = "";

    public Role(String id, RoleDraft draft) {
        this.id = id;
        this.domainId = draft.domainId() == null ? GLOBAL : draft.domainId();
        this.name = draft.name();
        this.description = draft.description();
        this.options = JsonMap.fresh(draft.options());
        this.extra = JsonMap.fresh(draft.extra());
    }

    public void change(RoleDraft draft) {
        name = draft.name() == null ? name : draft.name();
        description = draft.description() == null ? description : draft.description();
        options = JsonMap.merged(options, draft.options());
        extra = JsonMap.merged(extra, draft.extra());
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** As stored: empty for a global role. */
    public String domainKey() {
        return domainId;
    }

    /** Null for a global role. */
    public String domainId() {
        return domainId.equals(GLOBAL) ? null : domainId;
    }

    public RoleView view() {
        return new RoleView(id, domainId(), name, description, options, extra);
    }
}
