package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Map;
import org.ustack.identity.GroupDraft;
import org.ustack.identity.GroupView;

/** Users that are given roles together. (GROUP is a word of the query language, hence the entity name.) */
@Entity(name = "UserGroup")
@Table(name = "identity_group")
public class Group {

    @Id
    private String id;

    @Column(name = "domain_id")
    private String domainId;

    private String name;

    @Column(columnDefinition = "longtext")
    private String description;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> extra;

    @Version
    private int version;

    protected Group() {}

    public Group(String id, String domainId, GroupDraft draft) {
        this.id = id;
        this.domainId = domainId;
        this.name = draft.name();
        this.description = draft.description() == null ? "" : draft.description();
        this.extra = JsonMap.fresh(draft.extra());
    }

    public void change(GroupDraft draft) {
        name = draft.name() == null ? name : draft.name();
        description = draft.description() == null ? description : draft.description();
        extra = JsonMap.merged(extra, draft.extra());
    }

    public String id() {
        return id;
    }

    public String domainId() {
        return domainId;
    }

    public String name() {
        return name;
    }

    public GroupView view() {
        return new GroupView(id, domainId, name, description, extra);
    }
}
