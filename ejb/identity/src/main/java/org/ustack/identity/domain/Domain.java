package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Map;
import org.ustack.identity.DomainDraft;
import org.ustack.identity.DomainView;

/** The border in which names of users, groups and projects are unique. */
@Entity
@Table(name = "identity_domain")
public class Domain {

    @Id
    private String id;

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

    protected Domain() {}

    public Domain(String id, DomainDraft draft) {
        this.id = id;
        this.name = draft.name();
        this.description = draft.description() == null ? "" : draft.description();
        this.enabled = draft.enabled() == null || draft.enabled();
        this.options = JsonMap.fresh(draft.options());
        this.extra = JsonMap.fresh(draft.extra());
    }

    /** @return whether this disabled it */
    public boolean change(DomainDraft draft) {
        name = draft.name() == null ? name : draft.name();
        description = draft.description() == null ? description : draft.description();
        options = JsonMap.merged(options, draft.options());
        extra = JsonMap.merged(extra, draft.extra());
        boolean disabled = enabled && Boolean.FALSE.equals(draft.enabled());
        enabled = draft.enabled() == null ? enabled : draft.enabled();
        epoch += disabled ? 1 : 0;
        return disabled;
    }

    public String id() {
        return id;
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

    public DomainView view() {
        return new DomainView(id, name, description, enabled, options, extra);
    }
}
