package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.ustack.identity.RegisteredLimitDraft;
import org.ustack.identity.RegisteredLimitView;

/** Something that a service counts, with the default for everybody. */
@Entity
@Table(name = "identity_registered_limit")
public class RegisteredLimit {

    @Id
    private String id;

    @Column(name = "service_id")
    private String serviceId;

    @Column(name = "region_id")
    private String regionId;

    @Column(name = "resource_name")
    private String resourceName;

    @Column(name = "default_limit")
    private int defaultLimit;

    @Column(columnDefinition = "longtext")
    private String description;

    protected RegisteredLimit() {}

    public RegisteredLimit(String id, RegisteredLimitDraft draft) {
        this.id = id;
        this.regionId = "";
        change(draft);
    }

    public final void change(RegisteredLimitDraft draft) {
        serviceId = draft.serviceId() == null ? serviceId : draft.serviceId();
        regionId = draft.regionId() == null ? regionId : draft.regionId();
        resourceName = draft.resourceName() == null ? resourceName : draft.resourceName();
        defaultLimit = draft.defaultLimit() == null ? defaultLimit : draft.defaultLimit();
        description = draft.description() == null ? description : draft.description();
    }

    public String id() {
        return id;
    }

    public RegisteredLimitView view() {
        return new RegisteredLimitView(
                id, serviceId, regionId.isEmpty() ? null : regionId, resourceName, defaultLimit, description);
    }
}
