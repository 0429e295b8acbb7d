/**
 * The address that signs a staff member in once. The token stands in the fragment, which no server and no log sees.
 *
 * @param server where Askwell is mounted
 */
export function signInAddress(server: string, token: string): string {
  return `${server.replace(/\/$/, '')}/workbench/#sign-in=${token}`;
}
