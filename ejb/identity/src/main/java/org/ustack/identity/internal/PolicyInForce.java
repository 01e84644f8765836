package org.ustack.identity.internal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.ustack.identity.IdentityRules;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.PolicyService;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.kernel.policy.PolicyBook;
import org.ustack.kernel.policy.PolicyFile;
import org.ustack.kernel.policy.PolicyFileException;
import org.ustack.kernel.policy.Verdict;

/**
 * The rules in force: the APIs' defaults under the operator's file. The file is looked at again and again; one with a mistake
 * is refused as a whole, and the rules before it hold on.
 */
@ApplicationScoped
public class PolicyInForce implements PolicyService {

    private static final Logger LOG = Logger.getLogger(PolicyInForce.class);
    private static final String IDENTITY = "identity:";

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private PolicyBook defaults;
    private volatile PolicyBook book;
    private volatile String state = "defaults";
    private String lastText;
    private volatile List<Declared> declared = List.of();

    /** Identity's own rules: all that there is until the APIs are there. */
    @PostConstruct
    void start() {
        defaults = IdentityRules.defaults();
        book = defaults;
    }

    @Override
    public synchronized void declare(Collection<Declared> rules) {
        defaults = PolicyBook.of(
                rules.stream().map(Declared::rule).toList(),
                IdentityRules.words(),
                settings.get(IdentitySettings.ENFORCE_SCOPE));
        book = defaults;
        lastText = null;
        try {
            load();
            declared = rules.stream()
                    .sorted(Comparator.comparing(Declared::service)
                            .thenComparing(each -> each.rule().name()))
                    .toList();
        } catch (PolicyFileException | IOException e) {
            throw new IllegalStateException("policy file " + file() + " is refused: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the file if it has changed, once all rules are known that it may name. A file that is gone leaves the rules as
     * they are and is said so.
     */
    public synchronized void refresh() {
        if (declared.isEmpty()) {
            return;
        }
        try {
            load();
        } catch (PolicyFileException | IOException e) {
            String refused = "refused: " + e.getMessage() + "; the rules before it stay in force";
            if (!state.equals(refused)) {
                LOG.errorf("policy file %s is %s", file(), refused);
            }
            state = refused;
        }
    }

    private void load() throws IOException {
        if (file().isEmpty()) {
            return;
        }
        String text = Files.readString(Path.of(file()));
        if (text.equals(lastText)) {
            return;
        }
        lastText = text;
        Map<String, PolicyFile.Entry> overrides = PolicyFile.read(text);
        book = defaults.with(overrides);
        Instant now = clock.instant();
        state = overrides.size() + " rules of " + file() + ", read " + now;
        LOG.infof("policy: %s", state);
    }

    private String file() {
        return settings.get(IdentitySettings.POLICY_FILE);
    }

    /** Whether the operator's file is in force, and if not why. */
    public String state() {
        return state;
    }

    @Override
    public boolean allows(String rule, RequestContext caller) {
        if (rule.startsWith(IDENTITY)) {
            return IdentityRules.looksFirst(rule) || book.foresee(rule, caller, Map.of()) != Verdict.NO;
        }
        return book.allows(rule, caller, own(caller));
    }

    @Override
    public Verdict foresee(String rule, RequestContext caller) {
        if (rule.startsWith(IDENTITY)) {
            return book.foresee(rule, caller, Map.of());
        }
        if (!allows(rule, caller)) {
            return Verdict.NO;
        }
        return book.foresee(rule, caller, ofProject(caller)) == Verdict.YES ? Verdict.YES : Verdict.MAYBE;
    }

    @Override
    public List<Declared> rules() {
        return declared;
    }

    /** Facts of the caller's own things. */
    private static Map<String, String> own(RequestContext caller) {
        Map<String, String> facts = ofProject(caller);
        facts.put("user_id", caller.userId());
        return facts;
    }

    /** Facts of all things of the caller's project, whoever made them. */
    private static Map<String, String> ofProject(RequestContext caller) {
        Map<String, String> facts = new HashMap<>();
        for (String name : List.of("project_id", "tenant_id", "owner", "target.project.id")) {
            if (caller.projectId() != null) {
                facts.put(name, caller.projectId());
            }
        }
        return facts;
    }

    @Override
    public boolean allows(String rule, RequestContext caller, Map<String, String> thing) {
        return book.allows(rule, caller, thing);
    }

    @Override
    public Map<String, String> conditions() {
        return new TreeMap<>(book.conditions());
    }
}
