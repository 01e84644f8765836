package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import org.ustack.identity.RegionDraft;
import org.ustack.identity.RegionView;

/** A place where endpoints are. */
@Entity
@Table(name = "identity_region")
public class Region {

    @Id
    private String id;

    @Column(name = "parent_region_id")
    private String parentRegionId;

    @Column(columnDefinition = "longtext")
    private String description;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> extra;

    protected Region() {}

    public Region(String id, RegionDraft draft) {
        this.id = id;
        this.description = "";
        this.extra = Map.of();
        change(draft);
    }

    public final void change(RegionDraft draft) {
        if (draft.parentRegionId() != null) {
            parentRegionId = draft.parentRegionId().isEmpty() ? null : draft.parentRegionId();
        }
        description = draft.description() == null ? description : draft.description();
        extra = JsonMap.merged(extra, draft.extra());
    }

    public String id() {
        return id;
    }

    public String parentRegionId() {
        return parentRegionId;
    }

    public RegionView view() {
        return new RegionView(id, parentRegionId, description, extra);
    }
}
