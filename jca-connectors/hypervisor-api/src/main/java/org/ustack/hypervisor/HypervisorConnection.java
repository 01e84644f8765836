package org.ustack.hypervisor;

import java.util.List;
import java.util.Optional;

/**
 * Verbs on the domains of one node. Every verb is synchronous and states what it leaves behind; none retries. A domain is
 * named by the server's UUID. Closing gives the connection back to the pool.
 */
public interface HypervisorConnection extends AutoCloseable {

    HostFacts host() throws HypervisorException;

    /** The domain, or empty if the hypervisor does not know it. */
    Optional<DomainState> find(String id) throws HypervisorException;

    /** All domains that carry our stamp; foreign ones are left out. */
    List<DomainState> list() throws HypervisorException;

    /**
     * Makes the domain known without starting it. Defining what is defined replaces the definition.
     *
     * @throws HypervisorException {@code REFUSED} if the hypervisor does not accept the specification
     */
    void define(DomainSpec spec) throws HypervisorException;

    /** Powers on; a saved domain continues where it was. A running domain is left alone. */
    void start(String id) throws HypervisorException;

    /** Presses the power button and returns at once; the guest may ignore it. */
    void shutDown(String id) throws HypervisorException;

    /** Powers off at once; a saved image is dropped. Off already is fine. */
    void powerOff(String id) throws HypervisorException;

    /** Asks the guest to reboot and returns at once. */
    void reboot(String id) throws HypervisorException;

    /** The reset button. */
    void reset(String id) throws HypervisorException;

    /** Stops the processors; memory stays. Paused already is fine. */
    void pause(String id) throws HypervisorException;

    void unpause(String id) throws HypervisorException;

    /** Saves memory to disk and powers off; {@link #start} continues. */
    void save(String id) throws HypervisorException;

    /** Forgets the definition, with any saved memory. The domain must be off. Unknown already is fine. */
    void undefine(String id) throws HypervisorException;

    /** Writes the stamp of the operation that the domain now belongs to. */
    void stamp(String id, DomainStamp stamp) throws HypervisorException;

    /**
     * Puts in another card, at once if the domain runs, and into its definition. A card with that address is there already: fine.
     *
     * @throws HypervisorException {@code WRONG_STATE} for a saved domain, whose memory knows the old cards
     */
    void attachNic(String id, DomainSpec.Nic nic) throws HypervisorException;

    /**
     * Asks for a card to be taken out, at once if the domain runs, and of its definition. A guest lets go in its own time: call
     * again to see.
     *
     * @return whether it is out
     * @throws HypervisorException as {@link #attachNic}
     */
    boolean detachNic(String id, String mac) throws HypervisorException;

    /** Sends a non-maskable interrupt; what the guest makes of it is its own matter. */
    void injectNmi(String id) throws HypervisorException;

    /**
     * Has the guest change a user's password, by its agent.
     *
     * @throws HypervisorException {@code REFUSED} if there is no agent in the guest or the hypervisor has no such way
     */
    void setPassword(String id, String user, String password) throws HypervisorException;

    /** Where the console listens; empty while the domain is off. */
    Optional<ConsoleAddress> console(String id, ConsoleType type) throws HypervisorException;

    /** Figures in the names of the compute API's diagnostics ({@code cpu0_time}, {@code memory}, {@code vda_read}, …). */
    java.util.Map<String, Object> diagnostics(String id) throws HypervisorException;

    @Override
    void close();
}
