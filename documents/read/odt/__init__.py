"""OpenDocument texts (.odt, .fodt), as LibreOffice, Р7-Офис and МойОфис save them (ODF 1.3)."""
