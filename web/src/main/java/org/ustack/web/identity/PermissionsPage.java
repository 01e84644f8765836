package org.ustack.web.identity;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ustack.identity.Actor;
import org.ustack.identity.EffectivePermissionService;
import org.ustack.identity.EffectivePermissions;
import org.ustack.identity.EffectivePermissions.Operation;
import org.ustack.identity.EffectivePermissions.Way;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView;
import org.ustack.kernel.policy.Verdict;
import org.ustack.web.text.Words;

/** What a user may do somewhere, and why. */
@Named
@ViewScoped
public class PermissionsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    EffectivePermissionService permissions;

    @Inject
    IdentityWork identity;

    @Inject
    Pickers pickers;

    @Inject
    Places places;

    @Inject
    Words words;

    private final Pick who = Pick.of("USER");
    private final Pick where = Pick.place();
    private final PlaceParameters asked = new PlaceParameters();
    private transient EffectivePermissions found;
    private String search;
    private String verdict;

    /** The operations of one API. */
    public record Service(String name, List<Operation> operations) {}

    /** How many operations there are of a verdict. */
    public record VerdictCount(String verdict, long count) {}

    public void load() throws IOException {
        identity.open(EffectivePermissionService.RULE);
        Choice home = pickers.domain(identity.homeDomain());
        who.setDomain(home);
        where.setDomain(home);
        places.choosePerson(asked, who);
        places.choosePlace(asked, where);
        if (isAnswered()) {
            found = identity.open(this::answer);
        }
    }

    private EffectivePermissions answer() {
        return permissions.of(identity.caller(), asked.getUser(), asked.target());
    }

    /** Whether the page's address asks for an answer: what is chosen in the fields does not yet. */
    private boolean isAnswered() {
        return asked.getUser() != null && asked.target() != null;
    }

    /** Leads to the address of the answer, which can be kept and sent on. */
    public String show() {
        Target target = where.target();
        String place =
                switch (target.type()) {
                    case PROJECT -> "&project=" + target.id();
                    case DOMAIN -> "&domain=" + target.id();
                    case SYSTEM -> "&system=all";
                };
        return "/permissions.xhtml?faces-redirect=true&user=" + who.actor().id() + place;
    }

    /** Null before anything was asked. */
    public EffectivePermissions getFound() {
        if (found == null && isAnswered()) {
            found = answer();
        }
        return found;
    }

    /** In words: to whom and on what the role was given. */
    public String because(Way way) {
        String key = (way.actorType() == Actor.Type.USER ? "user" : "group") + (way.inherited() ? ".inherited" : "");
        return words.get("permissions.because." + key, way.actor().name(), place(way.onType(), way.on()));
    }

    public String place(Target.Type type, TokenView.Place place) {
        return type == Target.Type.SYSTEM
                ? words.get("identity.place.SYSTEM")
                : words.get("identity.kind." + type) + " " + place.name();
    }

    /** What matches search and verdict, by service. */
    public List<Service> getServices() {
        Map<String, List<Operation>> services = new LinkedHashMap<>();
        for (Operation operation : getFound().operations()) {
            if (matches(operation)) {
                services.computeIfAbsent(operation.service(), name -> new ArrayList<>())
                        .add(operation);
            }
        }
        return services.entrySet().stream()
                .map(each -> new Service(each.getKey(), each.getValue()))
                .toList();
    }

    private boolean matches(Operation operation) {
        return (verdict == null || operation.verdict().name().equals(verdict)) && mentions(operation, search);
    }

    /** Every word of the search must be in the rule, its sentence or its requests. */
    static boolean mentions(Operation operation, String search) {
        if (search == null || search.isBlank()) {
            return true;
        }
        String text = (operation.rule() + " " + operation.sentence() + " " + String.join(" ", operation.requests()))
                .toLowerCase(Locale.ROOT);
        return Stream.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(text::contains);
    }

    public List<VerdictCount> getCounts() {
        return Stream.of(Verdict.YES, Verdict.MAYBE, Verdict.NO)
                .map(each -> new VerdictCount(
                        each.name(),
                        getFound().operations().stream()
                                .filter(operation -> operation.verdict() == each)
                                .count()))
                .toList();
    }

    public void filterBy(String wanted) {
        verdict = wanted;
    }

    public Pick getWho() {
        return who;
    }

    public Pick getWhere() {
        return where;
    }

    public PlaceParameters getAsked() {
        return asked;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public String getVerdict() {
        return verdict;
    }
}
