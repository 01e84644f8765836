package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import org.ustack.identity.ServiceDraft;
import org.ustack.identity.ServiceView;

/** A service of the catalog. */
@Entity
@Table(name = "identity_service")
public class CatalogEntry {

    @Id
    private String id;

    @Column(name = "service_type")
    private String type;

    private String name;

    @Column(columnDefinition = "longtext")
    private String description;

    private boolean enabled;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> extra;

    protected CatalogEntry() {}

    public CatalogEntry(String id, ServiceDraft draft) {
        this.id = id;
        this.name = "";
        this.enabled = true;
        this.extra = Map.of();
        change(draft);
    }

    public final void change(ServiceDraft draft) {
        type = draft.type() == null ? type : draft.type();
        name = draft.name() == null ? name : draft.name();
        description = draft.description() == null ? description : draft.description();
        enabled = draft.enabled() == null ? enabled : draft.enabled();
        extra = JsonMap.merged(extra, draft.extra());
    }

    public String id() {
        return id;
    }

    public ServiceView view() {
        return new ServiceView(id, type, name, description, enabled, extra);
    }
}
