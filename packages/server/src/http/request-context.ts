import type { Services } from '../services/services.ts';
import type { StaffPrincipal } from '../services/staff-service.ts';
import type { VisitorPrincipal } from '../services/visitor-session-service.ts';

/** What middleware leaves for the handlers of one request. */
export interface RequestEnv {
  Variables: {
    requestId: string;
    /** Set once the server is ready, for everything below `/api/v1`. */
    services: Services;
    /** Set by `requireVisitor`. */
    visitor: VisitorPrincipal;
    /** Set by `requireStaff`. */
    staff: StaffPrincipal;
  };
}
