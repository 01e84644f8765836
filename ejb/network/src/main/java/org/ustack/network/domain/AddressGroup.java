package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.AddressGroupService.Draft;
import org.ustack.network.AddressGroupService.View;

@Entity
@Table(name = "address_group")
public class AddressGroup extends StandardResource {

    private String name;

    @Column(columnDefinition = "longtext")
    @Convert(converter = JsonColumns.Texts.class)
    private List<String> addresses = List.of();

    protected AddressGroup() {}

    public AddressGroup(String id, String projectId, Draft draft, List<String> addresses, Instant now) {
        super(id, projectId, draft.description().orIfNull(""), now);
        this.name = draft.name().orIfNull("");
        this.addresses = addresses;
    }

    public void apply(Draft changes, Instant now) {
        describe(changes.description().or(head("", List.of()).description()));
        name = changes.name().orIfNull(name);
        touch(now);
    }

    public void hold(List<String> cidrs, Instant now) {
        addresses = cidrs;
        touch(now);
    }

    public List<String> addresses() {
        return addresses;
    }

    public View view(boolean shared) {
        return new View(head(name, List.of()), addresses, shared);
    }
}
