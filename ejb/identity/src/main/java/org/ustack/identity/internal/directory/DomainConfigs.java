package org.ustack.identity.internal.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.identity.DirectoryError;
import org.ustack.identity.domain.DomainOption;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.identity.internal.SecretText;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Json;

/** What domains set, as rows; and thereby which domains have a directory behind them. */
@Stateless
public class DomainConfigs {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    SecretText secrets;

    /** Null matches all. */
    public List<DomainOption> options(String domainId, String group, String option) {
        return store.where(DomainOption.class, "domainId", domainId, "group", group, "name", option);
    }

    public void put(String domainId, String group, String option, Object value) {
        boolean secret = ConfigOptions.secret(group, option);
        DomainOption row = options(domainId, group, option).stream().findFirst().orElseGet(() -> {
            DomainOption made = new DomainOption(domainId, group, option, secret);
            made.set("null");
            em.persist(made);
            return made;
        });
        String json = Json.write(value);
        row.set(secret ? secrets.seal(json) : json);
    }

    public void remove(List<DomainOption> options) {
        options.forEach(em::remove);
        em.flush();
    }

    public Object value(DomainOption option) {
        return Json.read(option.secret() ? secrets.open(option.content()) : option.content(), Object.class);
    }

    /** What is set in that group, secrets included; with {@code %(password)s} filled in, as Keystone does. */
    private Map<String, Object> inClear(String domainId, String group) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> known = new LinkedHashMap<>();
        for (DomainOption option : options(domainId, group, null)) {
            Object value = value(option);
            values.put(option.name(), value);
            if (option.secret()) {
                known.put("%(" + option.name() + ")s", String.valueOf(value));
            }
        }
        values.replaceAll((name, value) -> {
            Object filled = value;
            for (Map.Entry<String, String> secret : known.entrySet()) {
                filled = filled instanceof String text ? text.replace(secret.getKey(), secret.getValue()) : filled;
            }
            return filled;
        });
        return values;
    }

    /** How to reach the directory of that domain; empty if this cloud keeps its users itself. @param domainId null for no domain */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Map<String, Object>> directory(String domainId) {
        if (!hasDirectory(domainId)) {
            return Optional.empty();
        }
        return Optional.of(inClear(domainId, ConfigOptions.LDAP));
    }

    public boolean hasDirectory(String domainId) {
        return domainId != null
                && options(domainId, ConfigOptions.IDENTITY, ConfigOptions.DRIVER).stream()
                        .anyMatch(option -> ConfigOptions.LDAP.equals(value(option)));
    }

    /** @throws CloudException {@link DirectoryError#READ_ONLY} if a directory keeps the users and groups of that domain */
    public void requireOwn(String domainId) {
        if (hasDirectory(domainId)) {
            throw new CloudException(DirectoryError.READ_ONLY);
        }
    }

    /** @throws CloudException {@link DirectoryError#ACROSS_DIRECTORIES} if only a directory could make that membership */
    public void requireOwn(String userDomainId, String userId, String groupId) {
        if (hasDirectory(userDomainId)) {
            throw new CloudException(DirectoryError.ACROSS_DIRECTORIES, "group", groupId, "user", userId);
        }
    }
}
