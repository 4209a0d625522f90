/**
 * On an iPad or iPhone, Safari and the installed app keep their data apart: what was entered in one is not in the other. So the
 * app is installed first, and used from there.
 */
export interface Device {
  readonly userAgent: string;
  /** Fingers that the glass can tell apart; iPads call themselves Macintosh, and no Macintosh has any. */
  readonly maxTouchPoints: number;
  readonly isInstalled: boolean;
}

export function shouldInstallFirst({ userAgent, maxTouchPoints, isInstalled }: Device): boolean {
  const isIPad = /iPad|iPhone|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
  return isIPad && !isInstalled;
}

/** The device that this page is on. */
export function thisDevice(): Device {
  const { userAgent, maxTouchPoints } = navigator;
  const isInstalled = matchMedia('(display-mode: standalone)').matches;
  return { userAgent, maxTouchPoints, isInstalled };
}
