package org.ustack.simulator;

import java.beans.ConstructorProperties;

/** A line of the fault plan as JMX shows it. */
public final class FaultReport {

    private final String id;
    private final String verb;
    private final String node;
    private final int times;
    private final int hits;
    private final String effect;
    private final String cause;
    private final long millis;

    @ConstructorProperties({"id", "verb", "node", "times", "hits", "effect", "cause", "millis"})
    public FaultReport(
            String id, String verb, String node, int times, int hits, String effect, String cause, long millis) {
        this.id = id;
        this.verb = verb;
        this.node = node;
        this.times = times;
        this.hits = hits;
        this.effect = effect;
        this.cause = cause;
        this.millis = millis;
    }

    static FaultReport of(Fault fault) {
        return new FaultReport(
                fault.id,
                fault.verb,
                fault.node,
                fault.times,
                fault.hits(),
                fault.effect.name(),
                fault.cause.name(),
                fault.millis);
    }

    public String getId() {
        return id;
    }

    public String getVerb() {
        return verb;
    }

    public String getNode() {
        return node;
    }

    /** 0: until cleared. */
    public int getTimes() {
        return times;
    }

    /** How often it struck so far. */
    public int getHits() {
        return hits;
    }

    public String getEffect() {
        return effect;
    }

    public String getCause() {
        return cause;
    }

    public long getMillis() {
        return millis;
    }
}
