package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.ustack.identity.LimitDraft;
import org.ustack.identity.LimitView;
import org.ustack.identity.RegisteredLimitView;
import org.ustack.identity.Target;

/** What a project or domain may have instead of the default. */
@Entity
@Table(name = "identity_limit")
public class ResourceLimit {

    @Id
    private String id;

    @Column(name = "registered_limit_id")
    private String registeredLimitId;

    @Enumerated(EnumType.STRING)
    @Column(name = "owner_type", columnDefinition = "varchar(8)")
    private Target.Type ownerType;

    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "resource_limit")
    private int resourceLimit;

    @Column(columnDefinition = "longtext")
    private String description;

    protected ResourceLimit() {}

    public ResourceLimit(String id, String registeredLimitId, LimitDraft draft) {
        this.id = id;
        this.registeredLimitId = registeredLimitId;
        this.ownerType = draft.owner().type();
        this.ownerId = draft.owner().id();
        change(draft);
    }

    /** The number and the description; nothing else of a limit changes. */
    public final void change(LimitDraft draft) {
        resourceLimit = draft.resourceLimit() == null ? resourceLimit : draft.resourceLimit();
        description = draft.description() == null ? description : draft.description();
    }

    public String registeredLimitId() {
        return registeredLimitId;
    }

    public Target owner() {
        return new Target(ownerType, ownerId);
    }

    public int resourceLimit() {
        return resourceLimit;
    }

    public LimitView view(RegisteredLimitView of) {
        return new LimitView(id, owner(), of.serviceId(), of.regionId(), of.resourceName(), resourceLimit, description);
    }
}
