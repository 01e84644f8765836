package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.SecurityGroupDraft;
import org.ustack.network.SecurityGroupRuleView;
import org.ustack.network.SecurityGroupView;

@Entity
@Table(name = "security_group")
public class SecurityGroup extends StandardResource {

    private String name;
    private boolean stateful;

    @Column(name = "default_for")
    private String defaultFor;

    protected SecurityGroup() {}

    public SecurityGroup(String id, String projectId, SecurityGroupDraft draft, Instant now) {
        super(id, projectId, draft.description().orIfNull(""), now);
        name = draft.name().orIfNull("");
        stateful = draft.stateful().orIfNull(true);
    }

    public void apply(SecurityGroupDraft changes, Instant now) {
        describe(changes.description().or(head("", List.of()).description()));
        name = changes.name().orIfNull(name);
        stateful = changes.stateful().orIfNull(stateful);
        touch(now);
    }

    public boolean stateful() {
        return stateful;
    }

    public String name() {
        return name;
    }

    public boolean isDefault() {
        return defaultFor != null;
    }

    /** @param shared with the project that asks */
    public SecurityGroupView view(List<SecurityGroupRuleView> rules, List<String> tags, boolean shared) {
        return new SecurityGroupView(head(name, tags), stateful, isDefault(), shared, rules);
    }
}
