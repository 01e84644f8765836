package org.ustack.simulator;

import java.util.List;

/** The simulator's controls, registered as {@value #NAME}. Arguments that make no sense are refused with the reason. */
public interface SimulatorMXBean {

    String NAME = "ustack:type=Simulator";

    /** Names of all simulated nodes. */
    List<String> getNodes();

    /** Those of them that do not answer now. */
    List<String> getNodesDown();

    List<FaultReport> listFaults();

    /**
     * @param verb a verb of a connection, such as {@code START} or {@code POWER_OFF}, or {@code *}
     * @param node name, or {@code *}
     * @param times how often it strikes; 0: until cleared
     * @param effect {@code FAIL}, {@code LOSE_ANSWER}, {@code DELAY}, {@code HANG}, {@code CRASH} or {@code IGNORE}
     * @param cause of the exception for {@code FAIL} and {@code HANG}, such as {@code UNREACHABLE}; empty: {@code FAILED}
     * @param millis for {@code DELAY}
     * @return the fault's id
     */
    String addFault(String verb, String node, int times, String effect, String cause, long millis);

    /** Forgets all faults and frees the verbs that hang. @return how many there were */
    int clearFaults();

    /** The domain's process dies; listeners hear of it. */
    void crashDomain(String node, String id);

    /** The guest shuts itself down; listeners hear of it. */
    void shutDownDomain(String node, String id);

    /** The node stops to answer; its guests go on. */
    void nodeDown(String node);

    /** The node answers again; listeners hear of it. */
    void nodeUp(String node);

    /** Breaks every physical connection that is open now, as a restart of a hypervisor does; nodes and guests go on. */
    void cutConnections();
}
