package org.ustack.web.identity;

import java.io.Serializable;
import java.util.List;
import org.ustack.identity.Actor;
import org.ustack.identity.Target;

/** A person or a place that is being chosen in a form: of which kind, in which domain, which one. */
public class Pick implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final List<String> PERSONS = List.of("USER", "GROUP");
    private static final List<String> PLACES = List.of("PROJECT", "DOMAIN", "SYSTEM");

    private final List<String> kinds;
    private String kind;
    private Choice domain;
    private Choice chosen;

    private Pick(List<String> kinds) {
        this.kinds = kinds;
        this.kind = kinds.get(0);
    }

    static Pick person() {
        return new Pick(PERSONS);
    }

    static Pick place() {
        return new Pick(PLACES);
    }

    /** One project. */
    public static Pick project() {
        return of("PROJECT");
    }

    static Pick of(String onlyKind) {
        return new Pick(List.of(onlyKind));
    }

    /** Another kind or another domain: what was chosen is not among them. */
    public void restart() {
        chosen = null;
    }

    /** Chooses; a domain is its own place. */
    void choose(String newKind, Choice newDomain, Choice choice) {
        kind = newKind;
        domain = newDomain;
        chosen = choice;
    }

    public List<String> getKinds() {
        return kinds;
    }

    public boolean isSystem() {
        return kind.equals("SYSTEM");
    }

    /** Whether things of the kind lie in a domain. */
    public boolean isInDomain() {
        return !isSystem() && !kind.equals("DOMAIN");
    }

    boolean isChosen() {
        return isSystem() || chosen != null;
    }

    /** Null if none is chosen. */
    Actor actor() {
        return chosen == null ? null : new Actor(Actor.Type.valueOf(kind), chosen.id());
    }

    /** Null if none is chosen. */
    Target target() {
        if (isSystem()) {
            return Target.SYSTEM;
        }
        return chosen == null ? null : new Target(Target.Type.valueOf(kind), chosen.id());
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        if (kinds.contains(kind)) {
            this.kind = kind;
        }
    }

    public Choice getDomain() {
        return domain;
    }

    public void setDomain(Choice domain) {
        this.domain = domain;
    }

    public Choice getChosen() {
        return chosen;
    }

    public void setChosen(Choice chosen) {
        this.chosen = chosen;
    }
}
