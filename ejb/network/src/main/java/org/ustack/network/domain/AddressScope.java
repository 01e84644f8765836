package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.AddressScopeService.View;

@Entity
@Table(name = "address_scope")
public class AddressScope extends StandardResource {

    private String name;

    @Column(name = "ip_version")
    private int ipVersion;

    protected AddressScope() {}

    public AddressScope(String id, String projectId, String name, int ipVersion, Instant now) {
        super(id, projectId, "", now);
        this.name = name;
        this.ipVersion = ipVersion;
    }

    public void rename(String text, Instant now) {
        name = text;
        touch(now);
    }

    public int ipVersion() {
        return ipVersion;
    }

    public View view(boolean shared) {
        return new View(head(name, List.of()), ipVersion, shared);
    }
}
