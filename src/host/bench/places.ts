import type { EndpointId } from '../../shared/endpoint.ts'

/** Gives each endpoint a place on the board, from 1. It keeps it while the console runs, also after it was taken off. */
export function createPlaces() {
  const places = new Map<string, number>()
  return {
    of(endpoint: EndpointId): number {
      const key = endpoint.usb?.port ?? endpoint.path
      const place = places.get(key) ?? places.size + 1
      places.set(key, place)
      return place
    },
  }
}
