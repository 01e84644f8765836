package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import org.ustack.identity.EndpointDraft;
import org.ustack.identity.EndpointView;

/** Where a service answers. */
@Entity
@Table(name = "identity_endpoint")
public class Endpoint {

    @Id
    private String id;

    @Column(name = "service_id")
    private String serviceId;

    @Column(name = "region_id")
    private String regionId;

    private String face;

    @Column(columnDefinition = "longtext")
    private String url;

    private boolean enabled;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> extra;

    protected Endpoint() {}

    public Endpoint(String id, EndpointDraft draft) {
        this.id = id;
        this.enabled = true;
        this.extra = Map.of();
        change(draft);
    }

    public final void change(EndpointDraft draft) {
        serviceId = draft.serviceId() == null ? serviceId : draft.serviceId();
        if (draft.regionId() != null) {
            regionId = draft.regionId().isEmpty() ? null : draft.regionId();
        }
        face = draft.face() == null ? face : draft.face();
        url = draft.url() == null ? url : draft.url();
        enabled = draft.enabled() == null ? enabled : draft.enabled();
        extra = JsonMap.merged(extra, draft.extra());
    }

    public EndpointView view() {
        return new EndpointView(id, serviceId, regionId, face, url, enabled, extra);
    }
}
