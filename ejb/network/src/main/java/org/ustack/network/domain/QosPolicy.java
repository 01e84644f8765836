package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.QosService.Draft;
import org.ustack.network.QosService.RuleView;
import org.ustack.network.QosService.View;

@Entity
@Table(name = "qos_policy")
public class QosPolicy extends StandardResource {

    private String name;

    @Column(name = "default_for")
    private String defaultFor;

    protected QosPolicy() {}

    public QosPolicy(String id, String projectId, Draft draft, Instant now) {
        super(id, projectId, draft.description().orIfNull(""), now);
        name = draft.name().orIfNull("");
        if (draft.isDefault().orIfNull(false)) {
            defaultFor = projectId;
        }
    }

    public void apply(Draft changes, Instant now) {
        describe(changes.description().or(head("", List.of()).description()));
        name = changes.name().orIfNull(name);
        if (changes.isDefault().orIfNull(null) != null) {
            defaultFor = changes.isDefault().value() ? projectId() : null;
        }
        touch(now);
    }

    public boolean isDefault() {
        return defaultFor != null;
    }

    public View view(boolean shared, List<RuleView> rules, List<String> tags) {
        return new View(head(name, tags), shared, isDefault(), rules);
    }
}
