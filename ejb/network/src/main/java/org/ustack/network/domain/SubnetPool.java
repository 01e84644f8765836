package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.SubnetPoolService.Draft;
import org.ustack.network.SubnetPoolService.View;

@Entity
@Table(name = "subnet_pool")
public class SubnetPool extends StandardResource {

    private String name;

    @Column(name = "ip_version")
    private int ipVersion;

    @Column(columnDefinition = "longtext")
    @Convert(converter = JsonColumns.Texts.class)
    private List<String> prefixes = List.of();

    @Column(name = "default_prefixlen")
    private int defaultPrefix;

    @Column(name = "min_prefixlen")
    private int minPrefix;

    @Column(name = "max_prefixlen")
    private int maxPrefix;

    @Column(name = "default_quota")
    private Integer defaultQuota;

    @Column(name = "is_default")
    private boolean isDefault;

    @Column(name = "address_scope_id")
    private String addressScopeId;

    protected SubnetPool() {}

    /** Lengths not named are: all that fit, and the shortest allowed one by default. */
    public SubnetPool(String id, String projectId, Draft draft, int ipVersion, int least, int greatest, Instant now) {
        super(id, projectId, draft.description().orIfNull(""), now);
        this.ipVersion = ipVersion;
        name = "";
        minPrefix = draft.minPrefix().orIfNull(least);
        maxPrefix = greatest;
        defaultPrefix = minPrefix;
        set(draft);
    }

    public void apply(Draft changes, Instant now) {
        describe(changes.description().or(head("", List.of()).description()));
        set(changes);
        touch(now);
    }

    private void set(Draft draft) {
        name = draft.name().orIfNull(name);
        minPrefix = draft.minPrefix().orIfNull(minPrefix);
        maxPrefix = draft.maxPrefix().orIfNull(maxPrefix);
        defaultPrefix = draft.defaultPrefix().orIfNull(defaultPrefix);
        defaultQuota = draft.defaultQuota().or(defaultQuota);
        isDefault = draft.isDefault().orIfNull(isDefault);
        addressScopeId = draft.addressScopeId().or(addressScopeId);
    }

    /** @param compact in the usual form */
    public void hold(List<String> compact) {
        prefixes = compact;
    }

    public int ipVersion() {
        return ipVersion;
    }

    public List<String> prefixes() {
        return prefixes;
    }

    public int defaultPrefix() {
        return defaultPrefix;
    }

    public int minPrefix() {
        return minPrefix;
    }

    public int maxPrefix() {
        return maxPrefix;
    }

    public Integer defaultQuota() {
        return defaultQuota;
    }

    public boolean isDefault() {
        return isDefault;
    }

    public String addressScopeId() {
        return addressScopeId;
    }

    public View view(boolean shared, List<String> tags) {
        return new View(
                head(name, tags),
                ipVersion,
                prefixes,
                defaultPrefix,
                minPrefix,
                maxPrefix,
                defaultQuota,
                isDefault,
                shared,
                addressScopeId);
    }
}
