package org.ustack.placement.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.placement.WhatIfService;
import org.ustack.placement.internal.whatif.WhatIfSearch;

/** Reads the nodes as they are committed and thinks about them; writes nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class WhatIfServiceBean implements WhatIfService {

    @PersistenceContext(unitName = "placement")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Override
    public Answer ask(PlacementRequest request, int servers) {
        if (servers < 1 || servers > MAX_SERVERS) {
            throw CommonError.invalid("servers", servers, "1 to " + MAX_SERVERS + " servers can be asked for.");
        }
        NodeRepository nodes = new NodeRepository(em);
        PlacementContext context = PlacementContext.of(
                request, clock.instant(), settings, nodes.nodeIdsOf(PlacementServiceBean.hintedServers(request)));
        return WhatIfSearch.answer(context, nodes.states(), servers, settings);
    }
}
