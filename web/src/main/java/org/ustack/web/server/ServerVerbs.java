package org.ustack.web.server;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import org.ustack.compute.ServerMoves;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.kernel.RequestContext;
import org.ustack.web.access.Work;
import org.ustack.web.text.Words;

/** Does to servers what a page's button says, to one or to many. */
@RequestScoped
public class ServerVerbs {

    @Inject
    ServerService servers;

    @Inject
    ServerMoves moves;

    @Inject
    Work work;

    @Inject
    Words words;

    /** Each server by itself: one that refuses does not hold up the others. @return how many took it */
    public int apply(Verb verb, Collection<ServerView> targets) {
        int taken = 0;
        String last = null;
        for (ServerView target : targets) {
            if (work.done(verb.rule(), caller -> apply(verb, caller, target.id()))) {
                taken++;
                last = target.name();
            }
        }
        if (taken == 1) {
            words.done(words.get("verb.taken." + verb, last));
        } else if (taken > 1) {
            words.done(words.get("verb.taken.many", words.get("verb." + verb), taken));
        }
        return taken;
    }

    private void apply(Verb verb, RequestContext caller, String serverId) {
        switch (verb) {
            case DELETE -> servers.delete(caller, serverId);
            case LOCK -> servers.lock(caller, serverId, null);
            case CONFIRM_RESIZE -> moves.confirmResize(caller, serverId);
            case REVERT_RESIZE -> moves.revertResize(caller, serverId);
            case UNLOCK -> servers.unlock(caller, serverId);
            default -> servers.change(caller, serverId, verb.action());
        }
    }
}
